namespace HybridTrust.Api.Approvals;

/// <summary>The decision that stands.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plan">The hash of the plan decided on.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, UTC.</param>
public sealed record ApprovalAnswer(
    string Run,
    string Plan,
    ApprovalDecision Decision,
    string By,
    DateTimeOffset At);
