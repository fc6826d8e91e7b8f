namespace HybridTrust.Simulation.Windows;

/// <summary>An IIS application pool.</summary>
/// <param name="Name">Such as <c>MSExchangeServicesAppPool</c>.</param>
/// <param name="StartedAt">Since when its worker process runs, the estate's time, UTC; null while it is stopped.</param>
internal sealed record ApplicationPool(string Name, DateTimeOffset? StartedAt);
