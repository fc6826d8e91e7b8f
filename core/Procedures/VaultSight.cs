using System.Globalization;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Vault;

namespace HybridTrust.Procedures;

/// <summary>An auth certificate held against what the vault has under its name.</summary>
internal sealed class VaultSight(OrganizationProfile organization, AuthCertificate wanted, StoredCertificate? stored)
{
    private readonly List<Setting> _settings = Settings(wanted, stored);

    public AuthCertificate Wanted => wanted;

    public StoredCertificate? Stored => stored;

    public bool IsInPlace => stored is not null && Open.Count == 0;

    /// <summary>What is not as it should be; everything when there is nothing yet.</summary>
    public IReadOnlyList<Setting> Open => stored is null
        ? _settings
        : _settings.FindAll(s => !string.Equals(s.Expected.ToString(), s.Actual, StringComparison.Ordinal));

    public string Is => $"{Certificate} is in the vault as {Name}";

    public string Would => stored is null ? $"keep {Certificate} in the vault as {Name}" : $"keep {Certificate} in the vault as the newest version of {Name}";

    private string Certificate => $"{wanted.Slot.Words} {wanted.Certificate.Thumbprint}";

    private string Name => wanted.Slot.SecretName(organization);

    private static List<Setting> Settings(AuthCertificate wanted, StoredCertificate? stored)
    {
        var (slot, certificate) = wanted;
        return
        [
            new(slot.Prefix + "contentType", AuthCertificateVaultedStep.ContentType, stored?.ContentType),
            new(slot.Prefix + "sha256", certificate.Sha256, stored?.Certificate.Sha256),
            new(slot.Prefix + "thumbprint", certificate.Thumbprint, stored?.Thumbprint),
            new(slot.Prefix + "notBefore", Utc(certificate.NotBefore), stored?.NotBefore is { } start ? Utc(start) : null),
            new(slot.Prefix + "expires", Utc(certificate.NotAfter), stored?.ExpiresOn is { } end ? Utc(end) : null),
        ];
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
