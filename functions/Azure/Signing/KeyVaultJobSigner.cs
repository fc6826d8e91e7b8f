using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Keys.Cryptography;
using HybridTrust.Certificates;
using HybridTrust.Functions.Azure.Failures;
using HybridTrust.Jobs;

namespace HybridTrust.Functions.Azure.Signing;

/// <summary>Signs jobs with a Key Vault certificate. It is opened once: what a process signs with does not change under its jobs.</summary>
/// <param name="certificates">The vault's certificates.</param>
/// <param name="keys">A client for the key of an identifier.</param>
/// <param name="name">Which certificate.</param>
internal sealed class KeyVaultJobSigner(CertificateClient certificates, Func<Uri, CryptographyClient> keys, JobSignerName name)
    : IJobSigner, IDisposable
{
    private static readonly AzureService Certificates = new("Key Vault", "Key Vault Certificates Officer");
    private static readonly AzureService Keys = new("Key Vault", "Key Vault Crypto User");
    private readonly SemaphoreSlim _gate = new(1, 1);
    private VaultKey? _opened;

    /// <inheritdoc />
    public PublicCertificate? Predecessor { get; init; }

    /// <inheritdoc />
    public async Task<PublicCertificate> CertificateAsync(CancellationToken cancellation) => (await OpenAsync(cancellation)).Certificate;

    /// <inheritdoc />
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var opened = await OpenAsync(cancellation);
        return await Keys.AskAsync(
            () => opened.SealAsync(content, cancellation), $"signing a job with certificate {name.Name} ({opened.Certificate.Thumbprint})");
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<VaultKey> OpenAsync(CancellationToken cancellation)
    {
        if (_opened is { } opened)
        {
            return opened;
        }

        await _gate.WaitAsync(cancellation);
        try
        {
            if (_opened is null)
            {
                var certificate = await Certificates.AskAsync(
                    () => new JobSignerCertificate(certificates, name).OpenAsync(cancellation), $"opening certificate {name.Name}, which signs the jobs");
                _opened = new VaultKey(PublicCertificate.FromDer(certificate.Cer), keys(certificate.KeyId));
            }

            return _opened;
        }
        finally
        {
            _gate.Release();
        }
    }
}
