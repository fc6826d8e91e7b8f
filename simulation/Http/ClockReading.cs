namespace HybridTrust.Simulation.Http;

/// <summary>What the estate's clock shows.</summary>
internal sealed record ClockReading(DateTimeOffset Now, double Speed);
