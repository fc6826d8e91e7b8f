using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// A place of AuthConfig that names a certificate which the cloud must know: the one in use, and the one staged to follow it. The documents
/// know the first alone; a staged one that is forgotten breaks every token on the day it takes over (domain 7, traps 9 and 10).
/// </summary>
/// <param name="Property">Where AuthConfig names its thumbprint.</param>
/// <param name="Fact">The fact that tells its thumbprint.</param>
/// <param name="VaultFact">The fact that tells where the vault keeps it.</param>
/// <param name="Words">What an admin calls it.</param>
/// <param name="Prefix">Stands before a property in findings, so that those of two certificates stay apart.</param>
/// <param name="SecretSuffix">Stands behind the name of the vault's secret.</param>
internal sealed record AuthCertificateSlot(string Property, string Fact, string VaultFact, string Words, string Prefix, string SecretSuffix)
{
    /// <summary>The certificate that signs today.</summary>
    public static AuthCertificateSlot Current { get; } = new(
        "CurrentCertificateThumbprint", FactNames.CurrentAuthCertificate, FactNames.VaultedAuthCertificate, "auth certificate", "", "");

    /// <summary>The certificate that is staged to follow; often there is none.</summary>
    public static AuthCertificateSlot Next { get; } = new(
        "NextCertificateThumbprint", FactNames.NextAuthCertificate, FactNames.VaultedNextAuthCertificate, "next auth certificate", "next.", "-next");

    /// <summary>Both, the one in use first.</summary>
    public static IReadOnlyList<AuthCertificateSlot> All { get; } = [Current, Next];

    /// <summary>The facts that tell their thumbprints.</summary>
    public static IReadOnlyList<string> Facts { get; } = [.. All.Select(slot => slot.Fact)];

    /// <summary>The secret that holds an organization's certificate of this slot.</summary>
    public string SecretName(OrganizationProfile organization) => $"{organization.Name}-auth-certificate{SecretSuffix}";

    /// <summary>Whether a finding's setting is about this slot.</summary>
    public bool Owns(Setting setting) => Prefix.Length == 0
        ? !setting.Property.StartsWith(Next.Prefix, StringComparison.Ordinal)
        : setting.Property.StartsWith(Prefix, StringComparison.Ordinal);
}
