using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Jobs;

namespace HybridTrust.Testing;

/// <summary>A host's signer that is followed by another.</summary>
internal sealed class ChangingSigner(X509Certificate2 first) : IJobSigner
{
    private volatile CertificateJobSigner _current = new(first);

    /// <summary>Why it cannot be reached; null while it can.</summary>
    public Exception? Trouble { get; set; }

    public PublicCertificate? Predecessor => _current.Predecessor;

    public void Change(X509Certificate2 successor, PublicCertificate? predecessor) => _current = new CertificateJobSigner(successor) { Predecessor = predecessor };

    public Task<PublicCertificate> CertificateAsync(CancellationToken cancellation) => Trouble is { } trouble ? Task.FromException<PublicCertificate>(trouble) : _current.CertificateAsync(cancellation);

    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> content, CancellationToken cancellation) => _current.SignAsync(content, cancellation);
}
