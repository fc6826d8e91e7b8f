namespace HybridTrust.Simulation.Clock;

/// <summary>A wish that the estate's clock showed a later time.</summary>
/// <param name="Now">What it shall show.</param>
internal sealed record ClockJump(DateTimeOffset Now);
