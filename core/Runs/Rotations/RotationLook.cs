using HybridTrust.Procedures;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Runs.Rotations;

/// <summary>One look of a rotation at everything that matters to what it waits for; its evidence is a sentence, not an entry a step.</summary>
internal sealed class RotationLook(RunSession run, RotateProcedure procedure)
{
    /// <summary>Jobs of looks are numbered far from those of inspections and stages; a look has at most this many waves.</summary>
    private const int WavesOfALook = 10;

    private const int First = 10_000;

    /// <summary>Looks, and tells what is not as it should be: each step that is not in place. What the profile calls optional keeps nothing from going on.</summary>
    public async Task<IReadOnlyList<StepFinding>> AtAsync(RotationWatchKind kind, int number)
    {
        var inspection = new Inspection(run, new InspectionScope(StepsFor(kind), First + (number * WavesOfALook), Recorded: false));
        await inspection.LookAsync();
        return [.. inspection.Findings().Where(f => f.Finding is not Finding.InPlace && !f.Step.Optional).Select(f => new StepFinding(f.Step, f.Finding))];
    }

    private IReadOnlyList<IStep> StepsFor(RotationWatchKind kind) => kind switch
    {
        // Who must hold it, who must accept it, and whether AuthConfig still says what was set.
        RotationWatchKind.Date => [.. Servers(), .. Of(RotationPhase.Prepare), .. Of(RotationPhase.Date).OfType<DateStep>()],
        RotationWatchKind.Publication => [.. State(), .. Of(RotationPhase.Publish)],
        RotationWatchKind.Servers => [.. State(), .. Of(RotationPhase.Follow)],
        RotationWatchKind.Grace => [.. Of(RotationPhase.Prepare), .. Of(RotationPhase.Follow), .. run.Steps.OfType<KeysAttributedStep>()],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A rotation waits for nothing else."),
    };

    private IEnumerable<IStep> Servers() => run.Steps.Where(step => step is AuthConfigStep or ServerStep);

    private IEnumerable<IStep> State() => Of(RotationPhase.Prepare).OfType<NextCertificateStep>();

    private IReadOnlyList<IStep> Of(RotationPhase phase) => procedure.StepsOf(phase, run.Organization);
}
