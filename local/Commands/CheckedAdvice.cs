using HybridTrust.Planning;
using HybridTrust.Planning.Facts;
using HybridTrust.Planning.Features;

namespace HybridTrust.Local.Commands;

/// <summary>What the planner says, as <c>check</c> shows it.</summary>
/// <param name="Today">The day it was said, UTC.</param>
/// <param name="Topology">The topology in a sentence.</param>
/// <param name="Chosen">The procedures that make sense, in order.</param>
/// <param name="LeftOut">The procedures that do not.</param>
/// <param name="Differences">Where the profile asks for something else.</param>
/// <param name="Features">What Microsoft's feature table says.</param>
/// <param name="Warnings">What else to know.</param>
/// <param name="Facts">The dated facts behind all of it.</param>
internal sealed record CheckedAdvice(
    DateOnly Today,
    string Topology,
    IReadOnlyList<CheckedDecision> Chosen,
    IReadOnlyList<CheckedDecision> LeftOut,
    IReadOnlyList<CheckedRemark> Differences,
    FeatureReading Features,
    IReadOnlyList<CheckedRemark> Warnings,
    IReadOnlyList<DatedFact> Facts)
{
    public static CheckedAdvice Of(Advice advice) => new(
        advice.Today,
        advice.Topology,
        [.. advice.Chosen.Select(CheckedDecision.Of)],
        [.. advice.LeftOut.Select(CheckedDecision.Of)],
        [.. advice.Differences.Select(CheckedRemark.Of)],
        advice.Features,
        [.. advice.Warnings.Select(CheckedRemark.Of)],
        advice.Facts);
}
