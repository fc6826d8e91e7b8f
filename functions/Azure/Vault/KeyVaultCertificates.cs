using Azure;
using Azure.Security.KeyVault.Secrets;
using HybridTrust.Certificates;
using HybridTrust.Functions.Azure.Failures;
using HybridTrust.Vault;

namespace HybridTrust.Functions.Azure.Vault;

/// <summary>
/// Public certificates in Key Vault, as secrets: Key Vault imports a <em>certificate</em> only together with its private key, which
/// never leaves Exchange.
/// </summary>
/// <param name="reader">Signs in as the identity that reads; all that is decided is decided on what it saw.</param>
/// <param name="writer">Signs in as the identity that writes.</param>
internal sealed class KeyVaultCertificates(SecretClient reader, SecretClient writer) : ICertificateVault
{
    private const string Disabled = "disabled-because";
    private static readonly AzureService Reading = new("Key Vault", "Key Vault Secrets User", "reader");
    private static readonly AzureService Writing = new("Key Vault", "Key Vault Secrets Officer", "writer");

    /// <inheritdoc />
    public async Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation) =>
        await NewestAsync(name, cancellation) is { } newest ? SecretReading.Read(newest) : null;

    /// <inheritdoc />
    public async Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation) =>
        await KeptAsync(name, certificate, cancellation) ?? await Writing.AskAsync(
            async () => SecretReading.Read(await writer.SetSecretAsync(SecretReading.Secret(name, certificate), cancellation)),
            $"storing certificate {certificate.Thumbprint} as secret {name}");

    /// <inheritdoc />
    public async Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation)
    {
        if (await NewestAsync(reference.Name, cancellation) is not { } newest
            || !string.Equals(newest.Properties.Version, reference.Version, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Deleting a secret takes all its versions along; one version is taken out of use by disabling it, and the one before counts again.
        newest.Properties.Enabled = false;
        newest.Properties.Tags[Disabled] = "undone by HybridTrust";
        await Writing.AskAsync(() => writer.UpdateSecretPropertiesAsync(newest.Properties, cancellation), $"disabling secret {reference}");
        return true;
    }

    private async Task<StoredCertificate?> KeptAsync(string name, PublicCertificate certificate, CancellationToken cancellation)
    {
        if (await NewestAsync(name, cancellation) is not { } newest)
        {
            return null;
        }

        try
        {
            var stored = SecretReading.Read(newest);
            return SecretReading.Describes(stored, certificate) ? stored : null;
        }
        catch (FormatException) when (SecretReading.IsOurs(newest.Properties))
        {
            // A version of ours that was damaged is mended by the version that follows; a stranger's secret is not written over.
            return null;
        }
    }

    private Task<KeyVaultSecret?> NewestAsync(string name, CancellationToken cancellation) =>
        Reading.AskAsync(() => FindNewestAsync(name, cancellation), $"reading secret {name}");

    private async Task<KeyVaultSecret?> FindNewestAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await reader.GetSecretAsync(name, cancellationToken: cancellation)).Value;
        }
        catch (RequestFailedException absent) when (absent.Status is 404)
        {
            return null;
        }
        catch (RequestFailedException forbidden) when (forbidden.Status is 403)
        {
            // Key Vault does not go back by itself when the newest version is disabled. If it is the right that is missing, listing says so.
            return await NewestEnabledAsync(name, cancellation);
        }
    }

    private async Task<KeyVaultSecret?> NewestEnabledAsync(string name, CancellationToken cancellation)
    {
        SecretProperties? newest = null;
        await foreach (var version in reader.GetPropertiesOfSecretVersionsAsync(name, cancellation))
        {
            newest = version.Enabled is true && (newest is null || version.CreatedOn >= newest.CreatedOn) ? version : newest;
        }

        return newest is null ? null : (await reader.GetSecretAsync(name, newest.Version, cancellationToken: cancellation)).Value;
    }
}
