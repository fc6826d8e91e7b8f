using HybridTrust.Evidence;
using HybridTrust.Proofs;

namespace HybridTrust.Runs;

/// <summary>What a run's evidence says of its steps and proofs so far. It only grows, so a follower need not read the beginning again.</summary>
public sealed class RunTrail
{
    private readonly Dictionary<string, int> _places;

    private RunTrail(int read, IReadOnlyList<StepEvidence> steps, IReadOnlyList<ProofResult> proofs, Dictionary<string, int> places)
    {
        Read = read;
        Steps = steps;
        Proofs = proofs;
        _places = places;
    }

    /// <summary>The trail of a run without evidence.</summary>
    public static RunTrail Empty { get; } = new(0, [], [], []);

    /// <summary>The sequence number of the last record in it; 0 for none.</summary>
    public int Read { get; }

    /// <summary>Each step as last seen, in the order first seen.</summary>
    public IReadOnlyList<StepEvidence> Steps { get; }

    /// <summary>The proofs carried out.</summary>
    public IReadOnlyList<ProofResult> Proofs { get; }

    /// <summary>The trail of a whole run.</summary>
    public static RunTrail Of(IReadOnlyList<EvidenceRecord> evidence) => Empty.With(evidence);

    /// <summary>The trail with the records that follow; this one stays as it is.</summary>
    public RunTrail With(IReadOnlyList<EvidenceRecord> following)
    {
        if (following.Count == 0)
        {
            return this;
        }

        var steps = Steps.ToList();
        var places = new Dictionary<string, int>(_places, StringComparer.Ordinal);
        foreach (var step in following.Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed).Select(r => r.Details<StepEvidence>()))
        {
            if (places.TryAdd(step.Result.Step, steps.Count))
            {
                steps.Add(step);
            }
            else
            {
                steps[places[step.Result.Step]] = step;
            }
        }

        return new RunTrail(
            following[^1].Sequence,
            steps,
            [.. Proofs, .. following.Where(r => r.Entry.Kind is EvidenceKind.Proved).Select(r => r.Details<ProofResult>())],
            places);
    }
}
