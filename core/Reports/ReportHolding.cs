using HybridTrust.Evidence;
using HybridTrust.Procedures.Emergencies;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>What a server has of an auth certificate.</summary>
/// <param name="Server">The server.</param>
/// <param name="Use"><c>current</c> or <c>next</c>.</param>
/// <param name="Thumbprint">The certificate.</param>
/// <param name="Holding">What it has: <c>Usable</c>, <c>KeyUnreadable</c>, <c>Missing</c> or <c>Unknown</c>.</param>
public sealed record ReportHolding(string Server, string Use, string Thumbprint, string Holding)
{
    /// <summary>What preflight saw on each server, in its order.</summary>
    internal static IReadOnlyList<ReportHolding> AllOf(IReadOnlyList<ReportStep> steps) =>
    [
        .. steps
            .Where(step => step.Step.StartsWith(ServerStep.IdPrefix, StringComparison.Ordinal) && step.Before is not null)
            .SelectMany(step => step.Before!.Before.Select(value => Of(step, value.Key, value.Value)).OfType<ReportHolding>()),
    ];

    /// <summary>What became of the certificate that a rotation, or an emergency, gave to each server.</summary>
    internal static IReadOnlyList<ReportHolding> AtEnd(IReadOnlyList<ReportStep> steps, IReadOnlyList<EvidenceRecord> evidence)
    {
        var facts = evidence.Where(r => r.Entry.Kind is EvidenceKind.Learned).Select(r => r.Details<FactsEvidence>().Facts).LastOrDefault();
        if (facts?.GetValueOrDefault(RotationFacts.Incoming) is not { } incoming)
        {
            return [];
        }

        var isPublished = facts.GetValueOrDefault(RotationFacts.Standing) is nameof(RotationStanding.Published)
            || steps.Any(s => s is { Step: PublishNowStep.StepId, Action: StepAction.Applied or StepAction.LeftAlone });
        return
        [
            .. steps
                .Where(s => s.Step.StartsWith(NextCertificateOnServerStep.IdPrefix, StringComparison.Ordinal))
                .Select(s => (Step: s, Server: s.Step[NextCertificateOnServerStep.IdPrefix.Length..]))
                .Select(s => new ReportHolding(s.Server, isPublished ? "current" : "next", incoming, (facts.ContainsKey(RotationFacts.LeftOut(s.Server)) ? CertificateHolding.Unknown : HoldingOf(s.Step)).ToString())),
        ];
    }

    private static CertificateHolding HoldingOf(ReportStep step) => (step.After ?? step.Before?.Finding) switch
    {
        Finding.InPlace => CertificateHolding.Usable,
        Finding.Missing => CertificateHolding.Missing,
        _ => CertificateHolding.Unknown,
    };

    private static ReportHolding? Of(ReportStep step, string name, string holding) =>
        name.Split(' ') is ["current" or "next" or "previous", { Length: 40 }] and [var use, var thumbprint]
            ? new ReportHolding(step.Step[ServerStep.IdPrefix.Length..], use, thumbprint, holding)
            : null;
}
