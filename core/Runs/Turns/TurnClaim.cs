namespace HybridTrust.Runs.Turns;

/// <summary>That a run is about to start: said before it does, so that two that come at the same instant see each other.</summary>
/// <param name="Run">The run.</param>
/// <param name="Request">What it will be started with.</param>
/// <param name="At">When, UTC.</param>
public sealed record TurnClaim(string Run, RunRequest Request, DateTimeOffset At);
