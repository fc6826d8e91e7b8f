using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>keyCredentials as Graph shows them.</summary>
internal static class TestKeys
{
    private static int _id;

    public static KeyCredential Of(PublicCertificate certificate) => new(
        new Guid(Interlocked.Increment(ref _id), 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
        KeyKind.Certificate,
        KeyKind.Verify,
        certificate.Thumbprint,
        certificate.Der,
        certificate.NotBefore,
        certificate.NotAfter,
        certificate.Subject);
}
