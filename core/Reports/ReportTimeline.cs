using System.Globalization;
using HybridTrust.Procedures;
using HybridTrust.Procedures.DedicatedHybridApp;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Reports;

/// <summary>The auth certificates over time: on the Exchange servers, and as keys in the cloud. A gap between them is an outage to come.</summary>
/// <param name="Today">When the run last looked, UTC.</param>
/// <param name="NextTakesOver">When the next certificate takes effect, UTC; null when none is staged.</param>
/// <param name="Periods">The servers' certificates first, then the keys by place.</param>
public sealed record ReportTimeline(DateTimeOffset Today, DateTimeOffset? NextTakesOver, IReadOnlyList<ReportPeriod> Periods)
{
    /// <summary>The timeline of what the steps saw; null when no certificate was read.</summary>
    internal static ReportTimeline? Of(IReadOnlyList<ReportStep> steps, DateTimeOffset today)
    {
        var exported = steps.FirstOrDefault(s => string.Equals(s.Step, AuthCertificateExportedStep.StepId, StringComparison.Ordinal))?.Before?.Before;
        if (exported is null)
        {
            return null;
        }

        var own = AuthCertificateSlot.All.Select(slot => OwnOf(exported, slot)).OfType<ReportPeriod>().ToList();
        var keys = steps.Where(HoldsKeys).SelectMany(step => KeysOf(step, own));
        return own.Count == 0 ? null : new ReportTimeline(today, TakesOver(steps), [.. own, .. keys]);
    }

    private static ReportPeriod? OwnOf(IReadOnlyDictionary<string, string> seen, AuthCertificateSlot slot) =>
        seen.TryGetValue(slot.Prefix + "Thumbprint", out var thumbprint)
        && Time(seen.GetValueOrDefault(slot.Prefix + "NotBefore")) is { } from
        && Time(seen.GetValueOrDefault(slot.Prefix + "NotAfter")) is { } to
            ? new ReportPeriod("Exchange servers", thumbprint, from, to, slot == AuthCertificateSlot.Next)
            : null;

    private static bool HoldsKeys(ReportStep step) =>
        step.Step.StartsWith(CertificateOnPrincipalStep.IdPrefix, StringComparison.Ordinal)
        || string.Equals(step.Step, CertificateOnApplicationStep.StepId, StringComparison.Ordinal);

    // A key counts as the certificate only where bytes or thumbprint and dates agree, so its period is the certificate's.
    private static IEnumerable<ReportPeriod> KeysOf(ReportStep step, List<ReportPeriod> own)
    {
        if (step.Before is not { } seen || !seen.Before.ContainsKey("Keys") || (step.After ?? seen.Finding) is Finding.Blocked)
        {
            return [];
        }

        var missing = CertificatesAmongKeys.AddedBy(step.After ?? seen.Finding);
        return own.Where(p => !missing.Contains(p.Thumbprint, StringComparer.OrdinalIgnoreCase)).Select(p => p with { Place = step.Object });
    }

    private static DateTimeOffset? TakesOver(IReadOnlyList<ReportStep> steps) => Time(steps
        .FirstOrDefault(s => string.Equals(s.Step, AuthConfigStep.StepId, StringComparison.Ordinal))?.Before?.Before
        .GetValueOrDefault("NextCertificateEffectiveDate"));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
