namespace HybridTrust.Runs.Orders;

/// <summary>What a run reads of the orders that concern it.</summary>
/// <param name="Given">How many were given, for the run and for all.</param>
/// <param name="Standing">What stops changes now, or null.</param>
/// <param name="Last">The latest, or null.</param>
public sealed record OrderReading(int Given, StandingOrder? Standing, StandingOrder? Last);
