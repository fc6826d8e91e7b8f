using HybridTrust.Api.Requests;

namespace HybridTrust.Api.Approvals;

/// <summary>Reads a decision, or says everything that is wrong with it.</summary>
internal static class ApprovalReader
{
    private static readonly Dictionary<string, ApprovalDecision> Known = new(StringComparer.Ordinal)
    {
        ["approve"] = ApprovalDecision.Approve,
        ["reject"] = ApprovalDecision.Reject,
        ["break-glass"] = ApprovalDecision.BreakGlass,
    };

    /// <exception cref="Problems.RequestRefusedException">The decision is not acceptable.</exception>
    public static ApprovalPayload Read(ReadOnlyMemory<byte> body)
    {
        const string PlanRemedy = "Send the plan's hash, 64 lower-case hex digits, as the run shows it: the decision is for that plan and no other.";
        const string DecisionRemedy = "Send 'approve' or 'reject'; in an emergency 'break-glass', with a reason.";
        var fields = JsonFields.Read(body, "plan", "decision", "reason");

        var plan = fields.Text("plan", PlanRemedy);
        if (plan is not null && (plan.Length != 64 || !plan.All(char.IsAsciiHexDigitLower)))
        {
            fields.Refuse("$.plan", "is not the hash of a plan", PlanRemedy);
        }

        var decision = fields.Text("decision", DecisionRemedy);
        if (decision is not (null or "approve" or "reject" or "break-glass"))
        {
            fields.Refuse("$.decision", $"is {Words.Quote(decision)}", DecisionRemedy);
        }

        var reason = fields.Reason();
        if (decision is "break-glass" && string.IsNullOrWhiteSpace(reason))
        {
            fields.Refuse("$.reason", "is missing", "Say why nobody else can approve in time: it goes into the ticket and the report.");
        }

        fields.ThrowIfAnyErrors("The decision");
        return new ApprovalPayload(plan!, Known[decision!], reason);
    }
}
