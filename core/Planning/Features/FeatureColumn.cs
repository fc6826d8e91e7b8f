namespace HybridTrust.Planning.Features;

/// <summary>A column of the feature matrix: one combination of Exchange and Skype for Business.</summary>
/// <param name="Letter">A to E, from left to right.</param>
/// <param name="Exchange">The Exchange side, as the table heads it.</param>
/// <param name="Skype">The Skype for Business side.</param>
/// <param name="Supported">False when the combination includes Skype for Business Online.</param>
public sealed record FeatureColumn(char Letter, string Exchange, string Skype, bool Supported);
