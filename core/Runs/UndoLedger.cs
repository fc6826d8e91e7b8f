using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Records;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>What runs changed, as their evidence has it, less what was put back since.</summary>
public sealed class UndoLedger(IRecords records)
{
    private const string Collection = "undone";

    /// <summary>Reads a run's evidence and what became of its changes.</summary>
    /// <exception cref="PermanentFailureException">There is no such evidence, or it is not as it was written.</exception>
    public async Task<UndoBasis> ReadAsync(string run, CancellationToken cancellation)
    {
        var evidence = await new EvidenceLog(records).ReadAsync(run, cancellation);
        RefuseUnlessIntact(run, evidence);
        var opening = evidence[0].Details<RunOpening>();
        var undone = await UndoneAsync(run, cancellation);

        // A step that two rounds changed goes back to what was there before the first.
        var changes = evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed).Select(r => r.Details<StepEvidence>()).ToList();
        var applied = changes
            .Where(s => s.Result is { Action: StepAction.Applied, Before: not null })
            .DistinctBy(s => s.Result.Step, StringComparer.Ordinal)
            .ToList();
        var whole = applied.Select(s => s.Result.Step).ToHashSet(StringComparer.Ordinal);
        var facts = evidence.LastOrDefault(r => r.Entry.Kind is EvidenceKind.Learned)?.Details<FactsEvidence>().Facts;
        return new UndoBasis(
            opening.Request.Organization,
            opening.Procedures,
            [.. applied.Where(s => !undone.Contains(s.Result.Step)).Reverse()],
            applied.Count(s => undone.Contains(s.Result.Step)),
            [.. changes.Where(s => s.Result.Action is StepAction.Failed && !whole.Contains(s.Result.Step)).DistinctBy(s => s.Result.Step, StringComparer.Ordinal)],
            facts ?? new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Remembers steps as put back; true, because remembering twice is once.</summary>
    public async Task<bool> KeepAsync(UndoneSteps steps, CancellationToken cancellation)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{steps.Run}/{steps.By}/r{steps.Round}-s{steps.Stage}-{steps.Attempt}");
        await records.TryCreateAsync(new RecordKey(Collection, id), steps, cancellation);
        return true;
    }

    private async Task<HashSet<string>> UndoneAsync(string run, CancellationToken cancellation)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var key in records.ListAsync(Collection, run + "/", cancellation))
        {
            undone.UnionWith((await records.FindAsync<UndoneSteps>(key, cancellation))?.Steps ?? []);
        }

        return undone;
    }

    // What is put back is taken from the evidence, so whoever changes the evidence would write into the organization.
    private static void RefuseUnlessIntact(string run, IReadOnlyList<EvidenceRecord> evidence)
    {
        if (evidence.Count == 0)
        {
            throw new PermanentFailureException($"There is no evidence of {run}, so nobody knows what it changed.");
        }

        var head = EvidenceChain.Start;
        foreach (var record in evidence)
        {
            if (!record.IsIntact() || record.Sequence != head.Count + 1 || !string.Equals(record.PreviousHash, head.Hash, StringComparison.Ordinal)
                || !string.Equals(record.Run, run, StringComparison.Ordinal))
            {
                throw new PermanentFailureException(
                    $"Evidence record {head.Count + 1} of {run} is missing or is not as it was written. Nothing is put back from it; find out who changed it.");
            }

            head = new EvidenceChain(record.Sequence, record.Hash);
        }
    }
}
