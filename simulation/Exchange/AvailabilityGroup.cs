namespace HybridTrust.Simulation.Exchange;

/// <summary>A database availability group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Servers">Its members, by full name.</param>
internal sealed record AvailabilityGroup(string Name, IReadOnlyList<string> Servers);
