using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Preflight;

/// <summary>A step that only looks. It never calls for a change: it is in place, or it blocks the run with a sentence that says what to do.</summary>
internal abstract class PreflightStep(OrganizationProfile organization, string name, string section, string? server = null)
    : ExchangeStep(organization, server)
{
    public override string Id => $"{PreflightProcedure.ProcedureId}/{name}";

    public override DocumentReference Document { get; } = new("Preflight", section);

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Looking changes nothing." });

    /// <summary>Weighs remarks: one obstacle blocks, warnings go into the sentence.</summary>
    /// <param name="good">What is so when nothing stops the run, without a full stop.</param>
    /// <param name="remarks">What the checks have to say.</param>
    /// <param name="seen">The values seen, for the evidence.</param>
    protected static Observation Judge(string good, IReadOnlyList<Remark> remarks, IReadOnlyDictionary<string, string> seen)
    {
        var obstacles = remarks.Where(r => r.Stops).ToList();
        if (obstacles.Count > 0)
        {
            return new Observation(new Finding.Blocked { Sentence = string.Join(' ', obstacles.Select(o => o.Sentence)) }, seen);
        }

        return new Observation(
            new Finding.InPlace { Sentence = remarks.Count == 0 ? good : $"{good}. Warning: {string.Join(' ', remarks.Select(r => r.Sentence))}" }, seen);
    }
}
