namespace HybridTrust.Planning.Features;

/// <summary>A feature as an organization gets it.</summary>
/// <param name="Name">What users get.</param>
/// <param name="Cells">One for each applied column that is supported, in their order.</param>
/// <param name="Footnote">The number of the footnote to the whole row; null for none.</param>
public sealed record AppliedFeature(string Name, IReadOnlyList<FeatureCell> Cells, int? Footnote);
