namespace HybridTrust.Runs.Orders;

/// <summary>An order of a person.</summary>
/// <param name="Kind">What was ordered.</param>
/// <param name="By">The caller's name, as the host authenticated it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">What the person said; may be empty.</param>
public sealed record RunOrder(OrderKind Kind, string By, DateTimeOffset At, string? Reason);
