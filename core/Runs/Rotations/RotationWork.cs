using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Runs.Changes;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Rotations;

/// <summary>What the parts of a rotation have in common: they apply a phase of the plan, look, and wait.</summary>
internal sealed class RotationWork(RunSession run, Plan plan, string hash)
{
    private int _application;

    public RotateProcedure Procedure { get; } = (RotateProcedure)run.Catalogue.Find(ProcedureIds.Rotate)!;

    public RotationGap Gap { get; } = new(run);

    /// <summary>When the next certificate is made and uploaded, and its date is set; null for any time.</summary>
    public MaintenanceWindow? Staging => RotationWindows.Staging(run.Organization);

    /// <summary>When it takes effect, and the former one goes; null for any time.</summary>
    public MaintenanceWindow? Activation => RotationWindows.Activation(run.Organization);

    public DateTimeOffset Now => run.Workflow.UtcNow;

    public string Incoming => run.Facts.GetValueOrDefault(RotationFacts.Incoming) ?? "the next certificate";

    /// <summary>The next certificate's date, UTC; null while it has none.</summary>
    public DateTimeOffset? Effective => RotationFacts.Time(run.Facts, RotationFacts.Effective);

    /// <summary>When the certificate in use ends, UTC.</summary>
    public DateTimeOffset CurrentEnds => RotationFacts.Time(run.Facts, RotationFacts.CurrentEnds) ?? DateTimeOffset.MaxValue;

    /// <summary>When the certificate that goes ends, UTC; null while nobody has read it.</summary>
    public DateTimeOffset? FormerEnds => RotationFacts.Time(run.Facts, RotationFacts.FormerEnds);

    /// <summary>What ends any wait: another certificate came, which calls for a new plan, or somebody cancelled the run.</summary>
    public static StageEnding? Over(RotationWatchEnding seen) => seen.Verdict switch
    {
        RotationVerdict.Moved => new StageEnding.WorldMoved(seen.Sentence),
        RotationVerdict.Cancelled => new StageEnding.StoppedSafely(seen.Sentence),
        _ => null,
    };

    /// <summary>What is not as it should be, for people.</summary>
    public static string Told(IEnumerable<StepFinding> findings) => string.Join(' ', findings.Select(f => $"{f.Step.Object}: {f.Finding.Sentence}").Take(3));

    /// <summary>Whether the approved plan has anything of a phase.</summary>
    public bool IsPlanned(RotationPhase phase)
    {
        var steps = Procedure.StepsOf(phase, run.Organization).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return plan.Approved.Any(change => steps.Contains(change.Step));
    }

    /// <summary>What the profile says of changes in a window now; null while they may be made.</summary>
    public ChangeAllowance.Shut? ShutUntil(MaintenanceWindow? window) => ChangeCalendar.At(Now, run.Organization, window, record: null) as ChangeAllowance.Shut;

    /// <summary>Says what the run waits for.</summary>
    public void Waiting(string sentence) => run.Publish(RunPhase.Waiting, sentence, hash, changes: plan.Changes.Count);

    /// <summary>Applies what the plan says of a phase; null when all of it is in place.</summary>
    public async Task<StageEnding?> ApplyAsync(RotationPhase phase, MaintenanceWindow? window, Func<IStep, bool>? only = null, bool protects = false) =>
        (await ApplyPhaseAsync(phase, window, only, protects)).Ending;

    /// <summary>Who refuses keeps nobody else from the next certificate. Gives what ended it; null when everybody has it but those who refuse.</summary>
    public async Task<StageEnding?> PrepareOthersAsync(Dictionary<string, string> refusals, bool protects = false)
    {
        while (true)
        {
            var applied = await ApplyPhaseAsync(RotationPhase.Prepare, Staging, step => !refusals.ContainsKey(step.Id), protects);
            if (applied is not { Ending: StageEnding.StoppedSafely stopped, Refused: { } refused } || !Gap.MayLeaveOut(refused) || !refusals.TryAdd(refused.Id, stopped.Sentence))
            {
                return applied.Ending;
            }
        }
    }

    /// <summary>Waits in a child, which looks at intervals and comes back when there is something to decide.</summary>
    public async Task<RotationWatchEnding> WatchAsync(RotationWatchKind kind, DateTimeOffset until)
    {
        var order = new RotationWatchOrder(run.HandOver(), kind, until, run.Looks);
        var id = string.Create(CultureInfo.InvariantCulture, $"{RotationWatchWorkflow.PrefixOf(run.Id)}r{run.Round}-{run.Looks}-{kind.ToString().ToLowerInvariant()}");
        var ending = (await run.Workflow.CallChildAsync(RotationWatchWorkflow.Reference, id, order)).Required();
        run.Rejoin(ending.Run);
        run.Looks = ending.Looks + 1;
        run.RunnerJobs += ending.RunnerJobs;
        return ending;
    }

    /// <summary>Looks once, now.</summary>
    public Task<IReadOnlyList<StepFinding>> LookAsync(RotationWatchKind kind) => new RotationLook(run, Procedure).AtAsync(kind, ++run.Looks);

    private async Task<Applied> ApplyPhaseAsync(RotationPhase phase, MaintenanceWindow? window, Func<IStep, bool>? only, bool protects)
    {
        // Each application has stages of its own, because a phase may be applied again days later.
        const int StagesOfAnApplication = 50;
        var steps = Procedure.StepsOf(phase, run.Organization).Where(step => !Gap.Covers(step) && only?.Invoke(step) is not false).ToList();

        // What preflight saw is looked at again together with the first change.
        var before = phase is RotationPhase.Prepare && _application == 0 ? run.Steps.TakeWhile(step => step is not NextCertificateStep) : [];
        var scope = new StageScope([.. before, .. steps], 1 + (_application++ * StagesOfAnApplication), window)
        {
            Protects = protects,
        };
        var application = new StageApplication(run, plan, hash, StageWork.Forward(run, plan, scope));
        var ending = await application.ApplyAsync();
        var refused = application.Results.LastOrDefault(r => r.Action is StepAction.Refused)?.Step;
        return new Applied(
            ending switch
            {
                StageEnding.AllApplied => null,

                // The order of a rotation lets each step die half done without anybody losing anything: the run looks where it stands, and goes on from there.
                StageEnding.HalfDone half => new StageEnding.WorldMoved(half.Sentence),
                _ => ending,
            },
            steps.Find(step => string.Equals(step.Id, refused, StringComparison.Ordinal)));
    }

    /// <summary>How a phase was applied.</summary>
    /// <param name="Ending">What ended it; null when all of it is in place.</param>
    /// <param name="Refused">Who refused its change last; null when nobody did.</param>
    private sealed record Applied(StageEnding? Ending, IStep? Refused);
}
