using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Jobs;

namespace HybridTrust.Local.Hosting;

/// <summary>Keeps the job signer's certificate alive as long as jobs are signed with it.</summary>
internal sealed class SignerOwner(X509Certificate2 certificate, PublicCertificate? previous) : IAsyncDisposable
{
    public CertificateJobSigner Signer { get; } = new(certificate) { Predecessor = previous };

    public ValueTask DisposeAsync()
    {
        certificate.Dispose();
        return ValueTask.CompletedTask;
    }
}
