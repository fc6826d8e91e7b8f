using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridTrust.Runner.Enrolling;

/// <summary>The certificate that a runner signs its results with.</summary>
internal static class SelfSigned
{
    public const int KeySize = 3072;

    private static readonly TimeSpan Validity = TimeSpan.FromDays(3 * 365);

    // The host's clock may be a little behind.
    private static readonly TimeSpan Allowance = TimeSpan.FromHours(1);

    /// <summary>A certificate of a key. Its subject is for people; what counts is that the host pinned it.</summary>
    public static X509Certificate2 Of(RSA key, TimeProvider time)
    {
        var request = new CertificateRequest(
            $"CN=HybridTrust runner on {Environment.MachineName}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        var now = time.GetUtcNow();
        return request.CreateSelfSigned(now - Allowance, now + Validity);
    }
}
