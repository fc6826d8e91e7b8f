using System.Text.Json.Serialization;
using HybridTrust.Runs;

namespace HybridTrust.Jobs;

/// <summary>What must still hold when a change begins, wherever it begins.</summary>
/// <param name="Run">The run.</param>
/// <param name="Organization">The organization, whose lock the run holds.</param>
/// <param name="Fence">The lock's number.</param>
/// <param name="Approval">The approval that the plan needs; null where the policy asks for none.</param>
public sealed record ChangeTerms(string Run, string Organization, long Fence, ApprovalTerms? Approval = null)
{
    /// <summary>The ticket, where it is a change record that is read again before each change; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TicketReference? Ticket { get; init; }
}
