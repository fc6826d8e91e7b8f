namespace HybridTrust.Planning.Features;

/// <summary>A cell of the feature matrix.</summary>
/// <param name="Supported">Whether the combination has the feature.</param>
/// <param name="Footnote">The number of the footnote that limits it; null for none.</param>
public sealed record FeatureCell(bool Supported, int? Footnote = null);
