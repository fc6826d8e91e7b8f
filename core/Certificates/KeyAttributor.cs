using HybridTrust.Entra;

namespace HybridTrust.Certificates;

/// <summary>
/// Says whose a key is: this organization's when its thumbprint is one of the auth certificates that AuthConfig names or the servers
/// hold; else by the subject of its certificate. A shared principal carries keys of others too (domain 11, row 7).
/// </summary>
/// <param name="own">Thumbprints of every auth certificate that the organization has or had.</param>
/// <param name="current">Thumbprint of the one in use.</param>
/// <param name="next">Thumbprint of the staged one, if there is one.</param>
/// <param name="sipDomain">The SIP domain of the organization's Skype for Business Server, if it has one: it stands in the subject.</param>
/// <param name="now">UTC.</param>
public sealed class KeyAttributor(IReadOnlyCollection<string> own, string? current, string? next, string? sipDomain, DateTimeOffset now)
{
    private readonly HashSet<string> _own = new(own, StringComparer.OrdinalIgnoreCase);

    /// <summary>Each key with its owner, in the directory's order.</summary>
    public IReadOnlyList<KeyAttribution> Attribute(IReadOnlyList<KeyCredential> keys) => [.. keys.Select(Attribute)];

    private KeyAttribution Attribute(KeyCredential key)
    {
        var thumbprint = KeyThumbprint.Of(key);
        var certificate = CertificateOf(key);
        var end = key.EndDateTime ?? certificate?.NotAfter;
        return new KeyAttribution(key, OwnerOf(key, thumbprint, certificate), thumbprint, certificate?.Subject, end <= now);
    }

    private KeyOwner OwnerOf(KeyCredential key, string? thumbprint, PublicCertificate? certificate)
    {
        if (!KeyKind.ChecksSignatures(key))
        {
            return KeyOwner.OtherKind;
        }

        if (thumbprint is not null && Same(thumbprint, current))
        {
            return KeyOwner.OwnCurrent;
        }

        if (thumbprint is not null && Same(thumbprint, next))
        {
            return KeyOwner.OwnNext;
        }

        return thumbprint is not null && _own.Contains(thumbprint) ? KeyOwner.OwnFormer : StrangerOf(certificate);
    }

    private KeyOwner StrangerOf(PublicCertificate? certificate)
    {
        if (certificate is null)
        {
            return KeyOwner.Unknown;
        }

        if (Same(certificate.Subject, AuthCertificateRules.UsualSubject))
        {
            return KeyOwner.OtherForest;
        }

        return sipDomain is not null && certificate.Subject.Contains(sipDomain, StringComparison.OrdinalIgnoreCase)
            ? KeyOwner.SkypeServer
            : KeyOwner.Other;
    }

    // What is no certificate is a stranger's all the same.
    private static PublicCertificate? CertificateOf(KeyCredential key)
    {
        try
        {
            return key.Key is { IsEmpty: false } bytes ? PublicCertificate.FromDer(bytes.Span) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
