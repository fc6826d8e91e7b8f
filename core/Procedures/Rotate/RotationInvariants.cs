using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// What must hold before a rotation goes a step further (domain 11, row 2). Each check gives the sentences of what does not hold; the executor
/// that is about to make a change asks, right before it.
/// </summary>
internal static class RotationInvariants
{
    /// <summary>A look at an application's keys counts this long.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    /// <summary>
    /// I1: every required principal, and the dedicated application, accepts these certificates. A principal that a person approved to go on
    /// without is passed over.
    /// </summary>
    public static IEnumerable<string> AcceptedByAll(IEnumerable<RotationPrincipal> principals, Facts facts, IReadOnlyList<string> thumbprints, DateTimeOffset now) =>
        from principal in principals
        where !principal.Optional && !principal.IsGap(facts)
        from thumbprint in thumbprints
        where RegisteredKey.Find(facts, principal.KeyFact, thumbprint, now, Freshness) is null
        select $"certificate {thumbprint} was not seen among the keys of {principal.Name} within the last hour";

    /// <summary>I2: every required server holds these certificates with private keys that it can use.</summary>
    public static async Task<IReadOnlyList<string>> HeldByAllAsync(
        OrganizationProfile organization, StepContext context, IReadOnlyList<string> thumbprints, CancellationToken cancellation)
    {
        var reader = new ServerCertificateReader(organization, context);
        var missing = new List<string>();
        foreach (var server in organization.Topology.TokenServers().Where(s => !s.Optional))
        {
            foreach (var thumbprint in thumbprints)
            {
                var reading = await reader.ReadAsync(server.Fqdn, thumbprint, cancellation);
                if (Lack(server.Fqdn, reading) is { } lack)
                {
                    missing.Add(lack);
                }
            }
        }

        return missing;
    }

    /// <summary>
    /// I3: near the end of the certificate in use the servers come first. Its expiry breaks OWA, ECP and the shell; a key that a principal lacks
    /// breaks hybrid features alone. A person has to approve it all the same.
    /// </summary>
    public static bool ServersComeFirst(RotationPolicy policy, DateTimeOffset currentEnds, DateTimeOffset now) =>
        currentEnds - now <= TimeSpan.FromDays(policy.EffectiveDays);

    private static string? Lack(string server, CertificateReading reading) => reading.Holding switch
    {
        CertificateHolding.Usable => null,
        CertificateHolding.Missing => $"{server} does not hold {reading.Thumbprint}",
        CertificateHolding.KeyUnreadable => $"{server} cannot use the private key of {reading.Thumbprint}",
        _ => $"{server} did not say whether it holds {reading.Thumbprint} ({reading.Trouble})",
    };
}
