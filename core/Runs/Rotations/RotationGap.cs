using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Procedures.Preflight;
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
    private const string Approved = "a person approved it";

    /// <summary>Whether somebody is left without.</summary>
    public bool IsOpen => Sentence is not null;

    /// <summary>A fact of the run, so that it is not forgotten when the run plans again.</summary>
    private string? Sentence => run.Facts.GetValueOrDefault(RotationFacts.Gap);

    /// <summary>How a rotation ends that left somebody without; null when nobody was.</summary>
    public StageEnding.RotatedWithGap? Ending() => Sentence is null ? null : new StageEnding.RotatedWithGap($"The certificate was replaced, with a gap: {Sentence} Mend that, then send a ticket with the action 'rotate': it finishes what is left.");

    /// <summary>
    /// Whether a step is about somebody who is left without. The former key stays everywhere while a server is: it was never seen to sign with the new one (I1).
    /// </summary>
    public bool Covers(IStep step) => step is FormerKeyRemovedStep former
        && (run.Facts.ContainsKey(former.Principal.GapFact) || run.Facts.Keys.Any(fact => fact.StartsWith(RotationFacts.GapOnPrefix, StringComparison.Ordinal)));

    /// <summary>Whether a person may decide to go on without what a step brings.</summary>
    public bool MayLeaveOut(IStep step) => step is CertificateOnPrincipalStep or Procedures.DedicatedHybridApp.CertificateOnApplicationStep
        || (step is NextCertificateOnServerStep && Required().Contains(step.Target, StringComparer.OrdinalIgnoreCase));

    /// <summary>Servers that keep a rotation from being planned because they do not answer, when it is too late to wait for them; none otherwise.</summary>
    public IReadOnlyList<string> SilentServers(Plan plan)
    {
        if (!Rotation.Is(run) || RotationFacts.Time(run.Facts, RotationFacts.CurrentEnds) is not { } ends
            || !RotationInvariants.ServersComeFirst(run.Organization.Rotation, ends, run.Workflow.UtcNow))
        {
            return [];
        }

        var blocked = plan.Obstacles.Select(o => o.Step).ToHashSet(StringComparer.Ordinal);
        return [.. Required().Where(s => blocked.Contains(ServerStep.IdPrefix + s) && !run.Facts.ContainsKey(FactNames.BuildOf(s)))];
    }

    /// <summary>Asks whether to go on without servers; null when the rotation may.</summary>
    public async Task<StageEnding?> AskAsync(IReadOnlyList<string> servers)
    {
        var why = string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", servers)} {(servers.Count == 1 ? "does" : "do")} not answer, and the certificate in use ends at {RotationFacts.Time(run.Facts, RotationFacts.CurrentEnds)?.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
        if (await AskAsync(why, [.. servers.Select(s => $"server {s}")]) is { } refusal)
        {
            return refusal;
        }

        LeaveOut(servers, why);
        return null;
    }

    /// <summary>Asks; null when the rotation may go on.</summary>
    /// <param name="why">What stands in the way.</param>
    /// <param name="principals">Who may be left without.</param>
    /// <param name="lacking">What was seen not to be in place.</param>
    public async Task<StageEnding?> AskAsync(string why, IReadOnlyList<RotationPrincipal> principals, IReadOnlyList<StepFinding> lacking)
    {
        if (await AskAsync(why, [.. lacking.Select(f => f.Step.Object)]) is { } refusal)
        {
            return refusal;
        }

        run.Tell(RotationFacts.Gap, why);
        foreach (var principal in principals.Where(p => lacking.Any(f => IsUpload(f.Step, p))))
        {
            run.Tell(principal.GapFact, Approved);
        }

        var silent = lacking.Where(f => f.Step is NextCertificateOnServerStep).Select(f => f.Step.Target).Intersect(Required(), StringComparer.OrdinalIgnoreCase).ToList();
        if (silent.Count > 0)
        {
            LeaveOut(silent, why);
        }

        return null;
    }

    private void LeaveOut(IReadOnlyList<string> servers, string why)
    {
        run.Tell(RotationFacts.Gap, $"{why} Give {string.Join(", ", servers)} the certificate before {(servers.Count == 1 ? "it serves" : "they serve")} again (procedure '{ProcedureIds.EmergencyImport}').");
        foreach (var server in servers)
        {
            run.Tell(RotationFacts.GapOn(server), Approved);
            run.Tell(RotationFacts.LeftOut(server), Approved);
        }

        run.GoWithout(servers);
    }

    /// <summary>Servers that a rotation needs and might go without: all but the one that everything is read through.</summary>
    private IEnumerable<string> Required() => run.Organization.Topology.TokenServers().Where(s => !s.Optional).Select(s => s.Fqdn)
        .Except([run.Organization.Topology.ShellServer().Fqdn], StringComparer.OrdinalIgnoreCase);

    private async Task<StageEnding?> AskAsync(string why, IReadOnlyList<string> left)
    {
        var sentence = $"The certificate in use ends soon, and servers that work come first: would go on although not everybody is ready. {why}";
        var finding = new Finding.Different
        {
            Sentence = sentence,
            Settings = [.. left.Distinct(StringComparer.Ordinal).Select(name => new Setting(name, "left as it is", null))],
        };
        var plan = new Plan(
            Plan.CurrentVersion, run.Organization.Name, run.Procedures,
            [new PlannedChange(StepId, Site.Exchange, run.Organization.Name, "rotation with a gap", RotateDocument.Practice("servers come first"), finding, Risk.Irreversible)],
            [], InPlace: 0);
        var hash = (await run.Workflow.CallActivityAsync(RunActivities.SavePlan, new PlanToSave(run.Id, plan), RetryPolicy.Safe)).Required();
        await run.RecordAsync(run.Entry(EvidenceKind.Planned, $"Plan {hash[..12]}: {sentence}", plan));
        await run.TellTicketAsync($"gap-{hash[..12]}", sentence);
        return await new ApprovalWait(run).WaitAsync(plan, hash) is { } refusal ? new StageEnding.StoppedSafely($"{refusal} {why}") : null;
    }

    private static bool IsUpload(IStep step, RotationPrincipal principal) => step switch
    {
        CertificateOnPrincipalStep upload => upload.Application == principal.Application,
        Procedures.DedicatedHybridApp.CertificateOnApplicationStep => principal.Application is null,
        _ => false,
    };
}
