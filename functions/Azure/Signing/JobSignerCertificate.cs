using Azure;
using Azure.Security.KeyVault.Certificates;
using HybridTrust.Certificates;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Azure.Signing;

/// <summary>Finds the signer's certificate, or makes it when the host starts for the first time.</summary>
internal sealed class JobSignerCertificate(CertificateClient certificates, JobSignerName name)
{
    private const int SmallestKey = 2048;

    /// <summary>The certificate.</summary>
    /// <exception cref="PermanentFailureException">It cannot be used for signing jobs; the message says why.</exception>
    public async Task<KeyVaultCertificate> OpenAsync(CancellationToken cancellation)
    {
        var certificate = name.Version is { } version
            ? (await certificates.GetCertificateVersionAsync(name.Name, version, cancellation)).Value
            : await NewestAsync(cancellation) ?? await CreateAsync(cancellation);
        if (certificate is KeyVaultCertificateWithPolicy { Policy.Exportable: not false })
        {
            throw new PermanentFailureException(
                $"Certificate {name.Name} in {certificates.VaultUri} has an exportable key: whoever may read secrets could sign jobs. " +
                "Make a new version with a key that is not exportable, or give the signer another name.");
        }

        return PublicCertificate.FromDer(certificate.Cer).RsaKeySize >= SmallestKey
            ? certificate
            : throw new PermanentFailureException(
                $"Certificate {name.Name} in {certificates.VaultUri} has no RSA key of {SmallestKey} bits or more. Make a new version with one.");
    }

    private async Task<KeyVaultCertificateWithPolicy?> NewestAsync(CancellationToken cancellation)
    {
        try
        {
            var newest = (await certificates.GetCertificateAsync(name.Name, cancellation)).Value;

            // While the first version is being made there is a name and nothing behind it.
            return newest.Cer is { Length: > 0 } ? newest : null;
        }
        catch (RequestFailedException absent) when (absent.Status is 404)
        {
            return null;
        }
    }

    private async Task<KeyVaultCertificateWithPolicy> CreateAsync(CancellationToken cancellation)
    {
        var making = await StartAsync(cancellation);
        return await making.WaitForCompletionAsync(cancellation);
    }

    private async Task<CertificateOperation> StartAsync(CancellationToken cancellation)
    {
        try
        {
            return await certificates.StartCreateCertificateAsync(name.Name, JobSignerPolicy.Create(), cancellationToken: cancellation);
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 && conflict.ErrorCode is not "ObjectIsDeletedButRecoverable")
        {
            // Another instance of the host started at the same time and is making it: both wait for the same one.
            return await certificates.GetCertificateOperationAsync(name.Name, cancellation);
        }
    }
}
