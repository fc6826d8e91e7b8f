namespace HybridTrust.Runs;

/// <summary>What a run publishes of itself; small. Steps and proofs are read from its evidence.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Sentence">The same in words.</param>
/// <param name="PlanHash">The plan, once there is one.</param>
/// <param name="ApprovalExpiresAt">When the plan stops waiting, UTC.</param>
/// <param name="Changes">How many changes the plan has.</param>
public sealed record RunStatus(
    RunPhase Phase, string Sentence, string? PlanHash = null, DateTimeOffset? ApprovalExpiresAt = null, int Changes = 0);
