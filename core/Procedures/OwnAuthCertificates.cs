using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>The auth certificates that belong to this organization, as facts tell them.</summary>
internal static class OwnAuthCertificates
{
    /// <summary>The facts that attributing keys needs.</summary>
    public static IReadOnlyList<string> Facts { get; } = [FactNames.OwnAuthCertificates, .. AuthCertificateSlot.Facts];

    /// <summary>Tells them.</summary>
    public static void Publish(Facts facts, IEnumerable<string> thumbprints) => facts.Publish(
        FactNames.OwnAuthCertificates,
        string.Join(',', thumbprints.Select(t => t.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

    /// <summary>What tells keys apart; null while nobody has read the servers.</summary>
    public static KeyAttributor? Attributor(OrganizationProfile organization, Facts facts, DateTimeOffset now) =>
        facts.Find(FactNames.OwnAuthCertificates) is { } own
            ? new KeyAttributor(
                own.Split(',', StringSplitOptions.RemoveEmptyEntries),
                facts.Find(FactNames.CurrentAuthCertificate),
                facts.Find(FactNames.NextAuthCertificate),
                organization.Topology.SkypePool?.SipDomain,
                now)
            : null;

    /// <summary>Why keys cannot be attributed.</summary>
    public static string Absent(OrganizationProfile organization) =>
        $"The auth certificates of {organization.Name} were not read on premises, so nobody can say which keys are its own; see step {OwnAuthCertificatesStep.StepId}.";
}
