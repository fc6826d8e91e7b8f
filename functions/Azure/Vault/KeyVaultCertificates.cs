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
internal sealed class KeyVaultCertificates(SecretClient secrets) : ICertificateVault
{
    private const string Disabled = "disabled-because";
    private static readonly AzureService Vault = new("Key Vault", "Key Vault Secrets Officer");

    /// <inheritdoc />
    public Task<StoredCertificate?> FindAsync(string name, CancellationToken cancellation) => Vault.AskAsync(
        async () => await NewestAsync(name, cancellation) is { } newest ? SecretReading.Read(newest) : null, $"reading secret {name}");

    /// <inheritdoc />
    public Task<StoredCertificate> StoreAsync(string name, PublicCertificate certificate, CancellationToken cancellation) => Vault.AskAsync(
        async () => await KeptAsync(name, certificate, cancellation)
            ?? SecretReading.Read(await secrets.SetSecretAsync(SecretReading.Secret(name, certificate), cancellation)),
        $"storing certificate {certificate.Thumbprint} as secret {name}");

    /// <inheritdoc />
    public Task<bool> RemoveAsync(VaultReference reference, CancellationToken cancellation) => Vault.AskAsync(
        async () =>
        {
            if (await NewestAsync(reference.Name, cancellation) is not { } newest
                || !string.Equals(newest.Properties.Version, reference.Version, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            // Deleting a secret takes all its versions along; one version is taken out of use by disabling it, and the one before counts again.
            newest.Properties.Enabled = false;
            newest.Properties.Tags[Disabled] = "undone by HybridTrust";
            await secrets.UpdateSecretPropertiesAsync(newest.Properties, cancellation);
            return true;
        },
        $"disabling secret {reference}");

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

    private async Task<KeyVaultSecret?> NewestAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await secrets.GetSecretAsync(name, cancellationToken: cancellation)).Value;
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
        await foreach (var version in secrets.GetPropertiesOfSecretVersionsAsync(name, cancellation))
        {
            newest = version.Enabled is true && (newest is null || version.CreatedOn >= newest.CreatedOn) ? version : newest;
        }

        return newest is null ? null : (await secrets.GetSecretAsync(name, newest.Version, cancellationToken: cancellation)).Value;
    }
}
