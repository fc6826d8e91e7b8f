using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>A rotation as it went: which certificate servers signed with, and which of the two each principal accepted, from when to when.</summary>
/// <param name="From">When the run began, UTC.</param>
/// <param name="To">When it was last heard of, UTC.</param>
/// <param name="Effective">The date that was set for the next certificate, UTC; null while none is.</param>
/// <param name="Periods">The servers first, then a principal after the other; the certificate that goes before the one that comes.</param>
public sealed record ReportRotation(DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Effective, IReadOnlyList<ReportPeriod> Periods)
{
    private const string FormerOff = ProcedureIds.Rotate + "/former-off-";

    /// <summary>The rotation of a run's evidence; null when it is none, or got nowhere.</summary>
    internal static ReportRotation? Of(IReadOnlyList<EvidenceRecord> evidence)
    {
        var learned = evidence.Where(r => r.Entry.Kind is EvidenceKind.Learned).Select(r => r.Details<FactsEvidence>().Facts).ToList();
        var facts = learned.LastOrDefault(f => f.ContainsKey(RotationFacts.Incoming) && f.ContainsKey(RotationFacts.Former));
        if (facts is null)
        {
            return null;
        }

        var (from, to) = (evidence[0].Entry.At, evidence[^1].Entry.At);
        var (former, incoming) = (facts[RotationFacts.Former], facts[RotationFacts.Incoming]);


        // Once it has come nobody tells it any more.
        var effective = learned.Select(f => RotationFacts.Time(f, RotationFacts.Effective)).LastOrDefault(date => date is not null);
        var done = evidence.Where(r => r.Entry.Kind is EvidenceKind.Changed)
            .Select(r => new Done(r.Entry.At, r.Details<StepEvidence>()))
            .Where(d => d.Step.Result.Action is StepAction.Applied or StepAction.LeftAlone).ToList();

        var periods = new List<ReportPeriod>(Both("Exchange servers sign with", former, incoming, from, effective, effective, to));
        foreach (var upload in done.Where(d => FormerOffOf(d.Step.Result.Step) is not null).DistinctBy(d => d.Step.Result.Step))
        {
            var removed = done.Find(d => d.Step.Result is { Action: StepAction.Applied } r && string.Equals(r.Step, FormerOffOf(upload.Step.Result.Step), StringComparison.Ordinal));
            periods.AddRange(Both(
                upload.Step.Object, former, incoming, from, upload.Step.Result.Action is StepAction.Applied ? upload.At : from, removed?.At, to));
        }

        return new ReportRotation(from, to, effective, periods);
    }

    /// <summary>The certificate that goes, until it is gone; and the one that comes, from when it is there.</summary>
    private static IEnumerable<ReportPeriod> Both(
        string place, string former, string incoming, DateTimeOffset from, DateTimeOffset? comes, DateTimeOffset? goes, DateTimeOffset to)
    {
        yield return new ReportPeriod(place, former, from, goes < to ? goes.Value : to, IsNext: false);
        if (comes < to)
        {
            yield return new ReportPeriod(place, incoming, comes.Value, to, IsNext: true);
        }
    }

    /// <summary>The step that takes the former key away again from where a step uploads to; null for a step that uploads nothing.</summary>
    private static string? FormerOffOf(string step) =>
        step.StartsWith(CertificateOnPrincipalStep.IdPrefix, StringComparison.Ordinal) ? FormerOff + step[CertificateOnPrincipalStep.IdPrefix.Length..]
        : string.Equals(step, CertificateOnApplicationStep.StepId, StringComparison.Ordinal) ? FormerOff + "application"
        : null;

    private sealed record Done(DateTimeOffset At, StepEvidence Step);
}
