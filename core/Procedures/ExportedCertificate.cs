using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The auth certificates that an earlier step read on premises.</summary>
internal static class ExportedCertificate
{
    /// <summary>The certificate that AuthConfig names as current; null when it was not read.</summary>
    public static Task<PublicCertificate?> FindAsync(StepContext context, CancellationToken cancellation) =>
        FindAsync(context, AuthCertificateSlot.Current, cancellation);

    /// <summary>The certificate that AuthConfig names as next; null when none is staged.</summary>
    public static Task<PublicCertificate?> FindNextAsync(StepContext context, CancellationToken cancellation) =>
        FindAsync(context, AuthCertificateSlot.Next, cancellation);

    /// <summary>The certificate in use and, when one is staged, the next; empty unless each of them was read: half of the truth is none.</summary>
    public static async Task<IReadOnlyList<AuthCertificate>> FindAllAsync(StepContext context, CancellationToken cancellation)
    {
        var found = new List<AuthCertificate>();
        foreach (var slot in AuthCertificateSlot.All.Where(s => s == AuthCertificateSlot.Current || context.Facts.Find(s.Fact) is not (null or FactNames.Planned)))
        {
            if (await FindAsync(context, slot, cancellation) is not { } certificate)
            {
                return [];
            }

            found.Add(new AuthCertificate(slot, certificate));
        }

        return found;
    }

    /// <summary>Why a cloud step cannot be judged without it.</summary>
    public static string Absent(OrganizationProfile organization) =>
        $"The auth certificate of {organization.Name} was not read on premises; see step {AuthCertificateExportedStep.StepId}.";

    private static async Task<PublicCertificate?> FindAsync(StepContext context, AuthCertificateSlot slot, CancellationToken cancellation) =>
        context.Facts.Find(slot.Fact) is { } thumbprint ? await context.Certificates.FindAsync(thumbprint, cancellation) : null;
}
