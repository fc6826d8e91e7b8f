using System.Net.Http.Json;
using HybridTrust.Certificates;
using HybridTrust.Json;
using HybridTrust.Simulation.Vault;
using HybridTrust.Vault;

namespace HybridTrust.Simulation.Client;

/// <summary>The certificate vault against an estate, in Key Vault's own shape.</summary>
/// <param name="http">A client whose base address is the estate and which carries its token.</param>
public sealed class EstateVault(HttpClient http) : ICertificateVault
{
    private const string ContentType = "application/pkix-cert";
    private const string ApiVersion = "api-version=7.5";

    /// <inheritdoc />
    public async Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation)
    {
        // A disabled newest version hides nothing: the newest that is in use counts.
        var newest = await NewestAsync(name, cancellation);
        if (newest is null)
        {
            return null;
        }

        using var response = await http.GetAsync(Address($"{name}/{Reference(newest).Version}"), cancellation);
        await EstateResponses.EnsureAsync(response, $"reading secret {name}", cancellation);
        return Read(await BundleAsync(response, cancellation));
    }

    /// <inheritdoc />
    public async Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation)
    {
        if (await FindAsync(name, cancellation) is { } stored && stored.Certificate.Equals(certificate))
        {
            return stored;
        }

        var secret = new SecretParameters
        {
            Value = Convert.ToBase64String(certificate.Der.Span),
            ContentType = ContentType,
            Attributes = new SecretAttributes
            {
                Enabled = true,
                Nbf = certificate.NotBefore.ToUnixTimeSeconds(),
                Exp = certificate.NotAfter.ToUnixTimeSeconds(),
            },
            Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["thumbprint"] = certificate.Thumbprint },
        };
        using var response = await http.PutAsJsonAsync(Address(name), secret, TrustJson.Options, cancellation);
        await EstateResponses.EnsureAsync(response, $"storing certificate {certificate.Thumbprint} as secret {name}", cancellation);
        return Read(await BundleAsync(response, cancellation));
    }

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation)
    {
        var newest = await NewestAsync(reference.Name, cancellation);
        if (newest is null || Reference(newest) != reference)
        {
            return false;
        }

        // Deleting would take the older versions along; Key Vault takes one version out of use by disabling it.
        var disabled = new SecretParameters { Attributes = new SecretAttributes { Enabled = false } };
        using var response = await http.PatchAsJsonAsync(
            Address($"{reference.Name}/{reference.Version}"), disabled, TrustJson.Options, cancellation);
        await EstateResponses.EnsureAsync(response, $"disabling secret {reference}", cancellation);
        return true;
    }

    private static Uri Address(string path) => new($"vault/secrets/{path}?{ApiVersion}", UriKind.Relative);

    private static async Task<SecretBundle> BundleAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        (await response.Content.ReadFromJsonAsync<SecretBundle>(TrustJson.Options, cancellation))!;

    private static StoredCertificate Read(SecretBundle secret)
    {
        var certificate = PublicCertificate.FromDer(Convert.FromBase64String(secret.Value!));
        return new StoredCertificate(
            Reference(secret),
            certificate,
            secret.ContentType ?? "",
            secret.Tags.GetValueOrDefault("thumbprint") ?? "",
            Instant(secret.Attributes.Nbf),
            Instant(secret.Attributes.Exp));
    }

    private static VaultReference Reference(SecretBundle secret)
    {
        var parts = new Uri(secret.Id).AbsolutePath.Split('/');
        return new VaultReference(parts[^2], parts[^1]);
    }

    private static DateTimeOffset? Instant(long? seconds) => seconds is { } value ? DateTimeOffset.FromUnixTimeSeconds(value) : null;

    /// <summary>The newest version in use; the estate lists them oldest first.</summary>
    private async Task<SecretBundle?> NewestAsync(string name, CancellationToken cancellation)
    {
        using var response = await http.GetAsync(Address($"{name}/versions"), cancellation);
        await EstateResponses.EnsureAsync(response, $"listing the versions of secret {name}", cancellation);
        var list = await response.Content.ReadFromJsonAsync<SecretList>(TrustJson.Options, cancellation);
        return list!.Value.LastOrDefault(v => v.Attributes.Enabled is true);
    }
}
