using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;
using HybridTrust.Planning.Features;

namespace HybridTrust.Planning;

/// <summary>What the planner says of a profile.</summary>
public sealed record Advice
{
    /// <summary>The day it was said, UTC.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The topology in a sentence.</summary>
    public required string Topology { get; init; }

    /// <summary>Why the topology is refused; empty when it is not.</summary>
    public required IReadOnlyList<ProfileError> Refusals { get; init; }

    /// <summary>The procedures that make sense, in the order in which they follow each other.</summary>
    public required IReadOnlyList<ProcedureDecision> Chosen { get; init; }

    /// <summary>The procedures that do not.</summary>
    public required IReadOnlyList<ProcedureDecision> LeftOut { get; init; }

    /// <summary>Where the profile asks for something else.</summary>
    public required IReadOnlyList<Remark> Differences { get; init; }

    /// <summary>What else to know.</summary>
    public required IReadOnlyList<Remark> Warnings { get; init; }

    /// <summary>What Microsoft's feature table says for the topology.</summary>
    public required FeatureReading Features { get; init; }

    /// <summary>Every dated fact that something above rests on, by date.</summary>
    public required IReadOnlyList<DatedFact> Facts { get; init; }
}
