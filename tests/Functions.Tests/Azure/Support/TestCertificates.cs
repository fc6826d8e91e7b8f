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

    public static X509Certificate2 WithKey(int keySize = 2048)
    {
        using var key = RSA.Create(keySize);
        var request = new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }
}
