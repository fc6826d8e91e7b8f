using HybridTrust.Runs.Orders;

namespace HybridTrust.Api.Orders;

/// <summary>The order that stands.</summary>
/// <param name="Order">What was ordered last.</param>
/// <param name="By">By whom.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Runs">The runs that work and were told.</param>
/// <param name="Sentence">What that comes to.</param>
public sealed record OrderAnswer(
    OrderKind Order,
    string By,
    DateTimeOffset At,
    IReadOnlyList<string> Runs,
    string Sentence);
