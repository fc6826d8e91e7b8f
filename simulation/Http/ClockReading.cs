namespace HybridTrust.Simulation.Http;

/// <summary>What the estate's clock shows.</summary>
/// <param name="Now">The estate's time, UTC.</param>
/// <param name="Speed">Estate seconds in a real second.</param>
/// <param name="Ahead">How far it is ahead of this machine's clock; at speed 1 this changes by jumps only.</param>
internal sealed record ClockReading(DateTimeOffset Now, double Speed, TimeSpan Ahead);
