using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;

namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>Certificates for tests.</summary>
internal static class TestCertificates
{
    public static PublicCertificate Public()
    {
        using var certificate = WithKey();
        return PublicCertificate.Of(certificate);
    }

    /// <summary>A public part, as a file.</summary>
    public static string Pem()
    {
        using var certificate = WithKey();
        return certificate.ExportCertificatePem();
    }

    /// <summary>A certificate that has not long to go.</summary>
    public static PublicCertificate NearItsEnd()
    {
        using var certificate = WithKey(2048, daysBefore: 1000, daysLeft: 100);
        return PublicCertificate.Of(certificate);
    }

    public static X509Certificate2 WithKey(int keySize = 2048, int daysBefore = 1, int daysLeft = 365)
    {
        using var key = RSA.Create(keySize);
        var request = new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-daysBefore), now.AddDays(daysLeft));
    }
}
