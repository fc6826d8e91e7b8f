using HybridTrust.Evidence;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Waits for a person's decision on a plan. The event only wakes the run; what counts is the record, checked by an activity.</summary>
internal sealed class ApprovalWait(RunSession run)
{
    /// <summary>Null when the plan may be applied, else why not.</summary>
    public async Task<string?> WaitAsync(Plan plan, string hash)
    {
        var policy = run.Organization.Approval;
        if (!policy.Required)
        {
            await run.RecordAsync(run.Entry(EvidenceKind.Decided, $"The profile of {run.Organization.Name} asks for no approval.", policy));
            return null;
        }

        var workflow = run.Workflow;
        var expires = workflow.UtcNow + TimeSpan.FromHours(policy.ExpiresAfterHours);
        var sentence = $"{plan.Changes.Count} {(plan.Changes.Count == 1 ? "change waits" : "changes wait")} for approval of plan {hash[..12]}, until {expires:u}.";
        run.Publish(RunPhase.WaitingForApproval, sentence, hash, expires, plan.Changes.Count);
        while (true)
        {
            var woken = await workflow.WaitForEventAsync<ApprovalNotice>(Approval.EventName(hash), expires);
            var verdict = (await workflow.CallActivityAsync(
                RunActivities.VerifyApproval,
                new DecisionToVerify(workflow.InstanceId, hash, run.Request.RequestedBy, expires),
                RetryPolicy.Safe)).Required();
            if (verdict.Decision is { } decision)
            {
                return await TakeAsync(decision);
            }

            if (woken is EventOutcome<ApprovalNotice>.TimedOut)
            {
                return $"Nobody approved plan {hash[..12]} before it expired at {expires:u}. Send the ticket again to get a new plan.";
            }

            await run.RecordAsync(run.Entry(
                EvidenceKind.Noted, verdict.Objection ?? "An approval was announced, but none is recorded. Somebody raised the event by hand.", verdict));
        }
    }

    private async Task<string?> TakeAsync(Approval decision)
    {
        await run.RecordAsync(run.Entry(
            EvidenceKind.Decided,
            decision.By,
            $"{decision.By} {(decision.Approved ? "approved" : "rejected")} plan {decision.PlanHash[..12]}{(string.IsNullOrEmpty(decision.Reason) ? "." : $": {decision.Reason}")}",
            decision));
        return decision.Approved
            ? null
            : $"{decision.By} rejected plan {decision.PlanHash[..12]}{(string.IsNullOrEmpty(decision.Reason) ? "." : $": {decision.Reason}")}";
    }
}
