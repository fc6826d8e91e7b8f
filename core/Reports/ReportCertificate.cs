using System.Globalization;
using HybridTrust.Procedures;

namespace HybridTrust.Reports;

/// <summary>The auth certificate that a run was about; the public part only.</summary>
/// <param name="Thumbprint">SHA-1, 40 upper-case hex digits.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Subject">The subject.</param>
/// <param name="NotBefore">Start of validity, UTC.</param>
/// <param name="NotAfter">End of validity, UTC.</param>
public sealed record ReportCertificate(string Thumbprint, string? Sha256, string? Subject, DateTimeOffset? NotBefore, DateTimeOffset? NotAfter)
{
    /// <summary>The certificate as the step that read it on premises recorded it; null when it was not read.</summary>
    internal static ReportCertificate? Of(IReadOnlyList<ReportStep> steps)
    {
        var read = steps.FirstOrDefault(s => string.Equals(s.Step, AuthCertificateExportedStep.StepId, StringComparison.Ordinal));
        return read?.Before?.Before is { } seen && seen.TryGetValue("Thumbprint", out var thumbprint)
            ? new ReportCertificate(
                thumbprint,
                seen.GetValueOrDefault("Sha256"),
                seen.GetValueOrDefault("Subject"),
                Time(seen.GetValueOrDefault("NotBefore")),
                Time(seen.GetValueOrDefault("NotAfter")))
            : null;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
