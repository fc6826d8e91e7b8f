using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>
/// Reads the recorded decision on a plan and checks it once more, so that an event raised behind the API's back approves nothing.
/// </summary>
internal sealed class VerifyApprovalActivity(IRecords records) : Activity<DecisionToVerify, ApprovalVerdict>
{
    public override async Task<ApprovalVerdict> RunAsync(DecisionToVerify input, CancellationToken cancellation)
    {
        var decision = await records.FindAsync<Approval>(Approval.Key(input.Run, input.PlanHash), cancellation);
        var objection = decision is null ? null : Objection(decision, input);
        return new ApprovalVerdict(objection is null ? decision : null, objection);
    }

    private static string? Objection(Approval decision, DecisionToVerify wanted)
    {
        if (!string.Equals(decision.Run, wanted.Run, StringComparison.Ordinal)
            || !string.Equals(decision.PlanHash, wanted.PlanHash, StringComparison.Ordinal))
        {
            return $"The recorded decision is on plan {decision.PlanHash} of {decision.Run}, not on {wanted.PlanHash}.";
        }

        if (string.Equals(decision.By, wanted.RequestedBy, StringComparison.OrdinalIgnoreCase))
        {
            return $"{decision.By} asked for this run and cannot decide on it. Somebody else has to.";
        }

        return decision.At > wanted.ExpiresAt ? $"The decision came at {decision.At:u}, after the plan had expired at {wanted.ExpiresAt:u}." : null;
    }
}
