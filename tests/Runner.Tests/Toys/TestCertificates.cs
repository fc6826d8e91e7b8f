using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>Keys are slow to make, so each party has one for the whole test run.</summary>
internal static class TestCertificates
{
    public static X509Certificate2 Host { get; } = Create("CN=host");

    public static X509Certificate2 Runner { get; } = Create("CN=runner");

    public static X509Certificate2 Stranger { get; } = Create("CN=host");

    public static PublicCertificate Auth { get; } = PublicCertificate.Of(Create("CN=Microsoft Exchange Server Auth Certificate"));

    /// <summary>One more, which ends a year after the others.</summary>
    public static X509Certificate2 Made(string subject) => Create(subject, 6);

    private static X509Certificate2 Create(string subject, int years = 5)
    {
        using var key = RSA.Create(2048);
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(years));
    }
}
