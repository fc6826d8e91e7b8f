using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridTrust.Certificates;

/// <summary>Real certificates; the keys are made once, because making them is slow.</summary>
internal static class TestCertificates
{
    private static readonly RSA Key = RSA.Create(2048);
    private static int _serial;

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static PublicCertificate Current { get; } = Create(Now.AddYears(-4), Now.AddYears(1));

    public static PublicCertificate Next { get; } = Create(Now.AddDays(-1), Now.AddYears(5));

    public static PublicCertificate Previous { get; } = Create(Now.AddYears(-9), Now.AddDays(-1));

    public static PublicCertificate Foreign { get; } = Create(Now.AddYears(-1), Now.AddYears(2), "CN=Another forest");

    public static PublicCertificate Create(DateTimeOffset notBefore, DateTimeOffset notAfter, string subject = AuthCertificateRules.UsualSubject)
    {
        using var certificate = WithPrivateKey(notBefore, notAfter, subject);
        return PublicCertificate.Of(certificate);
    }

    public static X509Certificate2 WithPrivateKey(
        DateTimeOffset notBefore, DateTimeOffset notAfter, string subject = AuthCertificateRules.UsualSubject, RSA? key = null)
    {
        var request = new CertificateRequest(subject, key ?? Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        // Self-signed certificates with the same dates would be byte for byte the same without this.
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(
            BitConverter.GetBytes(Interlocked.Increment(ref _serial)), critical: false));
        return request.CreateSelfSigned(notBefore, notAfter);
    }
}
