using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The auth certificate that an earlier step read on premises.</summary>
internal static class ExportedCertificate
{
    /// <summary>The certificate with the thumbprint that AuthConfig names; null when it was not read.</summary>
    public static async Task<PublicCertificate?> FindAsync(StepContext context, CancellationToken cancellation) =>
        context.Facts.Find(FactNames.CurrentAuthCertificate) is { } thumbprint
            ? await context.Certificates.FindAsync(thumbprint, cancellation)
            : null;

    /// <summary>Why a cloud step cannot be judged without it.</summary>
    public static string Absent(OrganizationProfile organization) =>
        $"The auth certificate of {organization.Name} was not read on premises; see step {AuthCertificateExportedStep.StepId}.";
}
