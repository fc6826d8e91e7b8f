using System.Text.Json.Serialization;
using HybridTrust.Records;

namespace HybridTrust.Runs;

/// <summary>A person's decision on a plan.</summary>
/// <param name="Run">The run.</param>
/// <param name="PlanHash">The plan decided on, and no other.</param>
/// <param name="Approved">True for approval, false for rejection.</param>
/// <param name="By">The caller's name, as the host authenticated it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">What the person said; may be empty.</param>
public sealed record Approval(string Run, string PlanHash, bool Approved, string By, DateTimeOffset At, string? Reason)
{
    /// <summary>The event that wakes the run: unique per plan.</summary>
    public static string EventName(string planHash) => $"approval-{planHash}";

    /// <summary>Whether somebody went ahead alone in an emergency.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BreakGlass { get; init; }

    /// <summary>Where a decision on a plan is kept: there is one a slot, and the first stands.</summary>
    public static RecordKey Key(string run, string planHash, ApprovalSlot slot = ApprovalSlot.First) =>
        new("approvals", slot is ApprovalSlot.First ? $"{run}/{planHash}" : $"{run}/{planHash}-{slot.ToString().ToLowerInvariant()}");
}
