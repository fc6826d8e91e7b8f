using System.ComponentModel;

namespace HybridTrust.Api.Approvals;

/// <summary>The decision that stands.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plan">The hash of the plan decided on.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record ApprovalAnswer(
    [property: Description("The run's id.")] string Run,
    [property: Description("The hash of the plan decided on.")] string Plan,
    [property: Description("What was decided.")] ApprovalDecision Decision,
    [property: Description("Who decided.")] string By,
    [property: Description("When, UTC.")] DateTimeOffset At);
