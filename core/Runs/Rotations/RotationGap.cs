using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Rotations;

/// <summary>
/// Whom a rotation leaves without the next certificate, because the one in use ends first (I3). Asked of a person as a plan of its own that cannot be
/// undone, so that no profile can do without the answer.
/// </summary>
internal sealed class RotationGap(RunSession run)
{
    private const string StepId = ProcedureIds.Rotate + "/gap";

    /// <summary>Whether somebody is left without.</summary>
    public bool IsOpen => Sentence is not null;

    /// <summary>A fact of the run, so that it is not forgotten when the run plans again.</summary>
    private string? Sentence => run.Facts.GetValueOrDefault(RotationFacts.Gap);

    /// <summary>How a rotation ends that left somebody without; null when nobody was.</summary>
    public StageEnding.RotatedWithGap? Ending() => Sentence is null ? null : new StageEnding.RotatedWithGap($"The certificate was replaced, with a gap: {Sentence} Mend that, then send a ticket with the action 'rotate': it finishes what is left.");

    /// <summary>Whether a step is about somebody who is left without.</summary>
    public bool Covers(IStep step) => step is FormerKeyRemovedStep former && run.Facts.ContainsKey(former.Principal.GapFact);

    /// <summary>Asks; null when the rotation may go on.</summary>
    /// <param name="why">What stands in the way.</param>
    /// <param name="principals">Who may be left without.</param>
    /// <param name="lacking">What was seen not to be in place.</param>
    public async Task<StageEnding?> AskAsync(string why, IReadOnlyList<RotationPrincipal> principals, IReadOnlyList<StepFinding> lacking)
    {
        var without = principals.Where(p => lacking.Any(f => IsUpload(f.Step, p))).ToList();
        var sentence = $"The certificate in use ends soon, and servers that work come first: would go on although not everybody is ready. {why}";
        var finding = new Finding.Different
        {
            Sentence = sentence,
            Settings = [.. lacking.Select(f => f.Step.Object).Distinct(StringComparer.Ordinal).Select(name => new Setting(name, "left as it is", null))],
        };
        var plan = new Plan(
            Plan.CurrentVersion, run.Organization.Name, run.Procedures,
            [new PlannedChange(StepId, Site.Exchange, run.Organization.Name, "rotation with a gap", RotateDocument.Practice("servers come first"), finding, Risk.Irreversible)],
            [], InPlace: 0);
        var hash = (await run.Workflow.CallActivityAsync(RunActivities.SavePlan, new PlanToSave(run.Id, plan), RetryPolicy.Safe)).Required();
        await run.RecordAsync(run.Entry(EvidenceKind.Planned, $"Plan {hash[..12]}: {sentence}", plan));
        await run.TellTicketAsync($"gap-{hash[..12]}", sentence);
        if (await new ApprovalWait(run).WaitAsync(plan, hash) is { } refusal)
        {
            return new StageEnding.StoppedSafely($"{refusal} {why}");
        }

        run.Tell(RotationFacts.Gap, why);
        foreach (var principal in without)
        {
            run.Tell(principal.GapFact, $"approved with plan {hash[..12]}");
        }

        return null;
    }

    private static bool IsUpload(IStep step, RotationPrincipal principal) => step switch
    {
        CertificateOnPrincipalStep upload => upload.Application == principal.Application,
        Procedures.DedicatedHybridApp.CertificateOnApplicationStep => principal.Application is null,
        _ => false,
    };
}
