using HybridTrust.Api.Requests;

namespace HybridTrust.Api.Approvals;

/// <summary>Reads a decision, or says everything that is wrong with it.</summary>
internal static class ApprovalReader
{
    /// <exception cref="Problems.RequestRefusedException">The decision is not acceptable.</exception>
    public static ApprovalPayload Read(ReadOnlyMemory<byte> body)
    {
        const string PlanRemedy = "Send the plan's hash, 64 lower-case hex digits, as the run shows it: the decision is for that plan and no other.";
        const string DecisionRemedy = "Send 'approve' or 'reject'.";
        var fields = JsonFields.Read(body, "plan", "decision", "reason");

        var plan = fields.Text("plan", PlanRemedy);
        if (plan is not null && (plan.Length != 64 || !plan.All(char.IsAsciiHexDigitLower)))
        {
            fields.Refuse("$.plan", "is not the hash of a plan", PlanRemedy);
        }

        var decision = fields.Text("decision", DecisionRemedy);
        if (decision is not (null or "approve" or "reject"))
        {
            fields.Refuse("$.decision", $"is {Words.Quote(decision)}", DecisionRemedy);
        }

        var reason = Reasons.Read(fields);
        fields.ThrowIfAnyErrors("The decision");
        return new ApprovalPayload(plan!, decision is "approve" ? ApprovalDecision.Approve : ApprovalDecision.Reject, reason);
    }
}
