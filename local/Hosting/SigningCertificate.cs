using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// A self-made certificate that signs jobs or results in a simulation. Its subject says what it is, so that nobody takes it for
/// the signer of a production host.
/// </summary>
internal static class SigningCertificate
{
    private const int KeySize = 2048;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    // A runner's clock may be a little behind.
    private static readonly TimeSpan Allowance = TimeSpan.FromHours(1);

    /// <summary>The certificate in a private PEM file; made where there is none, or when it is over.</summary>
    public static X509Certificate2 Open(string path, string name, TimeProvider time)
    {
        if (File.Exists(path))
        {
            var kept = X509Certificate2.CreateFromPemFile(path);
            if (kept.NotAfter.ToUniversalTime() > time.GetUtcNow().UtcDateTime)
            {
                return kept;
            }

            kept.Dispose();
        }

        return Create(path, name, time.GetUtcNow());
    }

    private static X509Certificate2 Create(string path, string name, DateTimeOffset now)
    {
        using var key = RSA.Create(KeySize);
        var request = new CertificateRequest($"CN={name}, O=SIMULATED HybridTrust", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var certificate = request.CreateSelfSigned(now - Allowance, now + Validity);
        var pem = $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        PrivateFile.Write(path, pem);
        return certificate;
    }
}
