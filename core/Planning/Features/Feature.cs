namespace HybridTrust.Planning.Features;

/// <summary>A row of the feature matrix.</summary>
/// <param name="Name">What users get.</param>
/// <param name="Cells">One for each column, in their order.</param>
public sealed record Feature(string Name, IReadOnlyList<FeatureCell> Cells)
{
    /// <summary>The number of the footnote to the whole row; null for none.</summary>
    public int? Footnote { get; init; }
}
