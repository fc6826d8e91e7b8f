using HybridTrust.Evidence;
using HybridTrust.Steps;

namespace HybridTrust.Runs;

/// <summary>Looks at every step: per executor one batch, side by side where no step waits for another site's facts.</summary>
internal sealed class Inspection(RunSession run, InspectionScope? scope = null)
{
    private readonly InspectionScope _scope = scope ?? InspectionScope.Whole(run);

    private readonly Dictionary<string, Observation> _seen = new(StringComparer.Ordinal);

    /// <summary>Each step with what was seen, in the order of the steps.</summary>
    public IEnumerable<(IStep Step, Finding Finding)> Findings() => _scope.Steps.Select(step => (step, _seen[step.Id].Finding));

    /// <summary>What was seen of a step.</summary>
    public Observation Of(string step) => _seen[step];

    public async Task LookAsync()
    {
        if (_scope.Recorded)
        {
            run.Publish(RunPhase.Inspecting, $"Reading both sides of {run.Organization.Name}.");
        }

        var remaining = _scope.Steps.ToList();
        var wave = _scope.FirstStage;
        while (remaining.Count > 0)
        {
            var batches = InspectionWaves.Next(remaining, run.Organization);
            var facts = run.FactsNow();
            var stage = -wave;
            var outcomes = await Task.WhenAll(batches.Select(batch => LookAsync(batch, BaselineOf(batch, remaining), facts, stage)));
            foreach (var (batch, outcome) in batches.Zip(outcomes))
            {
                await TakeAsync(batch, outcome, facts);
                remaining.RemoveAll(batch.Steps.Contains);
            }

            wave++;
        }
    }

    /// <summary>Runners and cloud make their proofs on their last visit, when they know most: what they show is what the run has to keep.</summary>
    private IReadOnlyList<string> BaselineOf(InspectionBatch batch, List<IStep> remaining) =>
        _scope.Recorded && remaining.Count(s => Executors.Of(s, run.Organization) == batch.Executor) == batch.Steps.Count
            ? [.. run.Proofs.Where(p => Executors.Of(p, run.Organization) == batch.Executor).Select(p => p.Id)]
            : [];

    private Task<BatchOutcome> LookAsync(InspectionBatch batch, IReadOnlyList<string> proofs, Dictionary<string, string> facts, int stage)
    {
        var request = new BatchRequest(
            run.Organization, run.Procedures, BatchMode.Inspect, [.. batch.Steps.Select(s => new StepOrder(s.Id, null, null))], facts)
        { Proofs = proofs };
        return new BatchDispatcher(run).DispatchAsync(batch.Executor, request, stage);
    }

    private async Task TakeAsync(InspectionBatch batch, BatchOutcome outcome, Dictionary<string, string> asked)
    {
        if (outcome is not BatchOutcome.Done done)
        {
            // Nobody looked, so nobody knows: "unknown" is never "fine" (domain 7, trap 16).
            var why = outcome is BatchOutcome.Refused refused ? refused.Why : ((BatchOutcome.Unknown)outcome).Why;
            foreach (var step in batch.Steps)
            {
                _seen[step.Id] = new Observation(new Finding.Blocked { Sentence = why });
            }

            if (_scope.Recorded)
            {
                await run.RecordAsync(run.Entry(EvidenceKind.Noted, why, new { executor = batch.Executor.ToString() }));
            }

            return;
        }

        run.Learn(batch.Steps, asked, done.Result.Facts);
        var entries = new List<EvidenceEntry>();
        foreach (var (step, result) in batch.Steps.Zip(done.Result.Steps))
        {
            _seen[step.Id] = result.Before!;
            if (_scope.Recorded)
            {
                entries.Add(StepEntry.Of(run, EvidenceKind.Inspected, 0, step, result, done.Evidence));
            }
        }

        run.ProofLedger.Saw(done.Result.Proofs);
        entries.AddRange(done.Result.Proofs.Select(proof => Proving.Baseline(run, proof)));
        await run.RecordAsync([.. entries]);
    }
}
