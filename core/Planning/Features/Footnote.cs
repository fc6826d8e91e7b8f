namespace HybridTrust.Planning.Features;

/// <summary>A footnote of the feature matrix.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Text">A sentence.</param>
public sealed record Footnote(int Number, string Text);
