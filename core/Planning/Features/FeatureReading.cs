namespace HybridTrust.Planning.Features;

/// <summary>What the feature matrix says for an organization.</summary>
/// <param name="Columns">The columns that it falls into; empty without any Skype for Business or Teams.</param>
/// <param name="Features">The features under those columns that are supported; empty when none is.</param>
/// <param name="Notes">Footnotes that apply, and what the table does not know, in sentences.</param>
public sealed record FeatureReading(
    IReadOnlyList<AppliedColumn> Columns, IReadOnlyList<AppliedFeature> Features, IReadOnlyList<string> Notes);
