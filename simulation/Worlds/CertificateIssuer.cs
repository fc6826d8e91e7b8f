using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Simulation.EstateFiles;

namespace HybridTrust.Simulation.Worlds;

/// <summary>Issues the self-signed certificates of a new world, with real RSA keys.</summary>
internal sealed class CertificateIssuer(KeyFiles keys, DateTimeOffset now)
{
    public const int KeySize = 2048;

    /// <summary>
    /// Signs what an authority issues. Nobody checks more than who the issuer is, so the key need not outlive the process; an elliptic
    /// curve's is there at once, where an RSA key would hold up all that wait for it.
    /// </summary>
    private static readonly Lazy<ECDsa> Authority = new(() => ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Issues a certificate; its private key is kept only when a server of this world holds it.</summary>
    public PublicCertificate Issue(StartingCertificate wanted, bool keepKey)
    {
        using var rsa = RSA.Create(wanted.KeySize);
        var request = new CertificateRequest(wanted.Subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        if (wanted.DnsNames.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in wanted.DnsNames)
            {
                names.AddDnsName(name);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        var notBefore = WholeSeconds(now).AddDays(-wanted.IssuedDaysAgo);
        using var certificate = wanted.Authority
            ? IssueByAuthority(request, notBefore, notBefore.AddDays(wanted.ValidDays))
            : request.CreateSelfSigned(notBefore, notBefore.AddDays(wanted.ValidDays));
        if (keepKey)
        {
            keys.Save(certificate.Thumbprint, rsa);
        }

        return PublicCertificate.Of(certificate);
    }

    private static X509Certificate2 IssueByAuthority(CertificateRequest request, DateTimeOffset from, DateTimeOffset until) => request.Create(
        new X500DistinguishedName("CN=Estate Certification Authority SIMULATED"),
        X509SignatureGenerator.CreateForECDsa(Authority.Value),
        from,
        until,
        RandomNumberGenerator.GetBytes(8));

    /// <summary>Certificates know no fractions of a second.</summary>
    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
