using Azure.Security.KeyVault.Secrets;
using HybridTrust.Certificates;
using HybridTrust.Vault;

namespace HybridTrust.Functions.Azure.Vault;

/// <summary>How a public certificate is written into a secret and read from one.</summary>
internal static class SecretReading
{
    /// <summary>The content type of a public certificate.</summary>
    public const string ContentType = "application/pkix-cert";

    /// <summary>The tag with the SHA-1 thumbprint.</summary>
    public const string Thumbprint = "thumbprint";

    /// <summary>The tag with the SHA-256 over the DER.</summary>
    public const string Sha256 = "sha256";

    /// <summary>A certificate as a secret.</summary>
    public static KeyVaultSecret Secret(string name, PublicCertificate certificate) => new(name, Convert.ToBase64String(certificate.Der.Span))
    {
        Properties =
        {
            ContentType = ContentType,
            NotBefore = certificate.NotBefore,
            ExpiresOn = certificate.NotAfter,
            Tags = { [Thumbprint] = certificate.Thumbprint, [Sha256] = certificate.Sha256 },
        },
    };

    /// <summary>A secret as a certificate.</summary>
    /// <exception cref="FormatException">The secret holds something else, or was changed by hand. Its value is not quoted.</exception>
    public static StoredCertificate Read(KeyVaultSecret secret)
    {
        var properties = secret.Properties;
        var reference = new VaultReference(properties.Name, properties.Version);
        if (!IsOurs(properties))
        {
            throw new FormatException(
                $"Secret {reference} is of type '{properties.ContentType}', not '{ContentType}': something else lives under that name. " +
                "It was left as it is; choose another name for the certificate in the organization's profile, or move that secret.");
        }

        var certificate = Certificate(secret, reference);
        return properties.Tags.TryGetValue(Sha256, out var told) && !string.Equals(told, certificate.Sha256, StringComparison.OrdinalIgnoreCase)
            ? throw Damaged(reference, $"its value is certificate {certificate.Thumbprint}, but its tag {Sha256} names another", inner: null)
            : new StoredCertificate(
                reference,
                certificate,
                properties.ContentType,
                properties.Tags.TryGetValue(Thumbprint, out var thumbprint) ? thumbprint : "",
                properties.NotBefore,
                properties.ExpiresOn);
    }

    /// <summary>Whether the secret says that it is a public certificate.</summary>
    public static bool IsOurs(SecretProperties properties) => string.Equals(properties.ContentType, ContentType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a secret says of a certificate all that this product writes.</summary>
    public static bool Describes(StoredCertificate stored, PublicCertificate certificate) =>
        stored.Certificate.Equals(certificate)
        && string.Equals(stored.Thumbprint, certificate.Thumbprint, StringComparison.OrdinalIgnoreCase)
        && stored.NotBefore == certificate.NotBefore
        && stored.ExpiresOn == certificate.NotAfter;

    private static PublicCertificate Certificate(KeyVaultSecret secret, VaultReference reference)
    {
        try
        {
            return PublicCertificate.FromDer(Convert.FromBase64String(secret.Value));
        }
        catch (FormatException unreadable)
        {
            throw Damaged(reference, "its value is not the base64 of one public certificate", unreadable);
        }
    }

    private static FormatException Damaged(VaultReference reference, string how, Exception? inner) => new(
        $"Secret {reference} is damaged: {how}. Disable that version, and the one before it counts again; or run the procedure again to store the certificate anew.",
        inner);
}
