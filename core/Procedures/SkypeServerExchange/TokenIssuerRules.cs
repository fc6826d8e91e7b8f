using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>What a certificate must satisfy to sign the pool's tokens. Each rule gives its own sentence.</summary>
internal static class TokenIssuerRules
{
    private const int LeastBits = 2048;

    /// <summary>What is wrong with a certificate; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(PublicCertificate certificate, string sipDomain, DateTimeOffset now)
    {
        var broken = new List<string>();

        // The SIP domain stands in the subject, not only among the alternative names.
        if (!NamesDomain(certificate.Subject, sipDomain))
        {
            broken.Add($"its subject ({certificate.Subject}) does not name the SIP domain {sipDomain}");
        }

        // The key has 2048 bits or more.
        if (certificate.RsaKeySize is null or < LeastBits)
        {
            broken.Add(certificate.RsaKeySize is { } bits ? $"its key has {bits} bits, fewer than {LeastBits}" : "its key is not RSA");
        }

        // It is valid today.
        if (now < certificate.NotBefore || now > certificate.NotAfter)
        {
            broken.Add($"it is valid from {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd} only");
        }

        return broken;
    }

    private static bool NamesDomain(string subject, string sipDomain) => new X500DistinguishedName(subject).EnumerateRelativeDistinguishedNames()
        .Any(part => !part.HasMultipleElements && part.GetSingleElementValue() is { } value && TrustAddresses.IsWithin(value, sipDomain));
}
