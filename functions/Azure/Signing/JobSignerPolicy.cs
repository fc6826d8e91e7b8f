using Azure.Security.KeyVault.Certificates;

namespace HybridTrust.Functions.Azure.Signing;

/// <summary>How the signer's certificate is made.</summary>
internal static class JobSignerPolicy
{
    private const string Subject = "CN=HybridTrust job signer";
    private const int Months = 24;
    private const int KeySize = 3072;
    private const int WarnedDays = 90;

    /// <summary>Self-signed, with an RSA key that cannot leave the vault.</summary>
    public static CertificatePolicy Create() => new(WellKnownIssuerNames.Self, Subject)
    {
        KeyType = CertificateKeyType.Rsa,
        KeySize = KeySize,
        Exportable = false,
        ReuseKey = false,
        ContentType = CertificateContentType.Pem,
        ValidityInMonths = Months,
        KeyUsage = { CertificateKeyUsage.DigitalSignature },
        LifetimeActions =
        {
            // Never by itself: every runner has pinned the certificate, and a new one that nobody enrolled would be refused.
            new LifetimeAction(CertificatePolicyAction.EmailContacts) { DaysBeforeExpiry = WarnedDays },
        },
    };
}
