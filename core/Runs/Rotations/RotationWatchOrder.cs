namespace HybridTrust.Runs.Rotations;

/// <summary>A stretch of waiting.</summary>
/// <param name="Run">The run, handed over.</param>
/// <param name="Kind">What is waited for.</param>
/// <param name="Until">When the stretch ends at the latest, UTC.</param>
/// <param name="Looks">How often the run has looked before: it tells jobs apart.</param>
public sealed record RotationWatchOrder(RunHandover Run, RotationWatchKind Kind, DateTimeOffset Until, int Looks);
