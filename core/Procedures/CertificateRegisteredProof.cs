using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The key on a cloud principal equals the auth certificate in use, by bytes and dates (step 6 of the seeds).</summary>
internal sealed class CertificateRegisteredProof(OrganizationProfile organization, Guid application, string applicationName) : IProof
{
    public string Id => $"registered/{application}";

    public Site Site => Site.Entra;

    public string Target { get; } = $"tenant {organization.Tenant.Id}";

    public string Name => "registered";

    public string Shows => $"The auth certificate that AuthConfig names is a key of {applicationName} in the tenant, with the certificate's own bytes and dates.";

    public string DoesNotShow => "That Microsoft's service uses the key, or that Exchange accepts its calls.";

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        var wanted = context.Facts.Find(FactNames.CurrentAuthCertificate);
        var stored = await context.RequiredVault().FindAsync(AuthCertificateVaultedStep.SecretName(context.Organization), cancellation);
        if (wanted is null || stored is null || !string.Equals(stored.Certificate.Thumbprint, wanted, StringComparison.OrdinalIgnoreCase))
        {
            return Failed(wanted is null
                ? "The auth certificate was not read on premises."
                : $"The vault does not hold auth certificate {wanted}; it holds {stored?.Certificate.Thumbprint ?? "none"}.");
        }

        if (RegisteredKey.Find(context.Facts, application, wanted, context.Time.GetUtcNow()) is { } seen)
        {
            return Passed(seen.KeyId, stored.Certificate, seen.Level);
        }

        var principal = await context.RequiredDirectory().FindServicePrincipalAsync(application, cancellation);
        if (principal is null)
        {
            return Failed($"Tenant {context.Organization.Tenant.Id} has no service principal for {applicationName} ({application}).");
        }

        var match = KeyMatcher.Best(principal.Keys, stored.Certificate);
        if (match is { Verified: true })
        {
            return Passed(match.Key.KeyId, stored.Certificate, match.Level);
        }

        return Failed(match is null || match.Differences.Count == 0
            ? $"{applicationName} has no key that checks signatures."
            : $"No key of {applicationName} is certificate {wanted}. The nearest differs in {string.Join("; ", match.Differences.Select(d => $"{d.Property}: {d.Actual ?? "(none)"}, expected {d.Expected}"))}.");
    }

    private ProbeResult Passed(Guid? key, PublicCertificate certificate, KeyMatchLevel level) => new(
        ProofVerdict.Passed, $"Key {key} of {applicationName} is certificate {certificate}, matched by {level.ToString().ToLowerInvariant()} and dates.");

    private static ProbeResult Failed(string explanation) => new(ProofVerdict.Failed, explanation);
}
