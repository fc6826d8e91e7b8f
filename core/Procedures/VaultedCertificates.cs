using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Procedures;

/// <summary>The certificates that the vault keeps for an organization, which must be those that AuthConfig names.</summary>
/// <param name="Certificates">The one in use and, when one is staged, the next; empty when the vault cannot be relied on.</param>
/// <param name="Problem">Why the vault cannot be relied on; null when it can.</param>
internal sealed record VaultedCertificates(IReadOnlyList<AuthCertificate> Certificates, string? Problem)
{
    /// <summary>Whether nobody could say what AuthConfig names: then the vault is neither right nor wrong.</summary>
    public bool IsUncompared { get; init; }

    /// <summary>Reads those of some places of AuthConfig.</summary>
    public static async Task<VaultedCertificates> ReadAsync(
        IReadOnlyList<AuthCertificateSlot> slots, OrganizationProfile organization, Facts facts, ICertificateVault vault, CancellationToken cancellation)
    {
        if (facts.Find(AuthCertificateSlot.Current.Fact) is null)
        {
            return Unusable("The auth certificate was not read on premises.") with { IsUncompared = true };
        }

        var found = new List<AuthCertificate>();
        foreach (var slot in slots)
        {
            if (facts.Find(slot.Fact) is not { } wanted || wanted is FactNames.Planned)
            {
                continue;
            }

            var stored = await vault.FindAsync(slot.SecretName(organization), cancellation);
            if (slot == AuthCertificateSlot.Current && !IsCertificate(stored, wanted)
                && await vault.FindAsync(AuthCertificateSlot.Next.SecretName(organization), cancellation) is { } published && IsCertificate(published, wanted))
            {
                // Exchange has published what the vault still keeps as the next one.
                stored = published;
            }

            if (stored is null)
            {
                return Unusable($"The vault has no {slot.SecretName(organization)}; step {AuthCertificateVaultedStep.StepId} keeps it there.");
            }

            if (!IsCertificate(stored, wanted))
            {
                return Unusable($"The vault's {stored.Reference} is certificate {stored.Certificate.Thumbprint}, but AuthConfig names {wanted}. Nothing was uploaded.");
            }

            found.Add(new AuthCertificate(slot, stored.Certificate));
        }

        return new VaultedCertificates(found, Problem: null);
    }

    /// <summary>For an upload.</summary>
    /// <exception cref="StepRefusedException">The vault cannot be relied on.</exception>
    public static async Task<IReadOnlyList<PublicCertificate>> RequireAsync(
        OrganizationProfile organization, StepContext context, CancellationToken cancellation)
    {
        var vaulted = await ReadAsync(AuthCertificateSlot.All, organization, context.Facts, context.RequiredVault(), cancellation);
        return vaulted.Problem is { } problem ? throw new StepRefusedException(problem) : [.. vaulted.Certificates.Select(c => c.Certificate)];
    }

    private static bool IsCertificate(StoredCertificate? stored, string thumbprint) => string.Equals(stored?.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase);

    private static VaultedCertificates Unusable(string problem) => new([], problem);
}
