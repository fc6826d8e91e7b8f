namespace HybridTrust.Watch;

/// <summary>What became of the causes.</summary>
/// <param name="Open">Ids of those that are open now.</param>
/// <param name="Raised">How many people were told of.</param>
/// <param name="Closed">How many are gone.</param>
internal sealed record CauseSettlement(IReadOnlyList<string> Open, int Raised, int Closed);
