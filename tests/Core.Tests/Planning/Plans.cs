using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>Organizations to plan for.</summary>
internal static class Plans
{
    public const string Se = "15.2.2562.41";
    public const string Exchange2016 = "15.1.2507.61";
    public const string Exchange2019 = "15.2.1748.24";
    public const string Exchange2013 = "15.0.1497.48";
    public const string Exchange2010 = "14.3.513.0";

    /// <summary>The day for which the tests plan.</summary>
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static SkypePool Pool { get; } = new() { Fqdn = "pool01.fabrikam.com", SipDomain = "fabrikam.com", FrontEnds = ["fe01.fabrikam.com"] };

    /// <summary>A profile that lists what its topology calls for only where <paramref name="procedures"/> say so.</summary>
    public static OrganizationProfile Profile(Topology topology, params IReadOnlyList<string> procedures) =>
        HybridTrust.Testing.Profiles.Fabrikam with { Topology = topology, Procedures = procedures };

    public static Topology Topology(MailboxPlacement mailboxes, params IReadOnlyList<string> builds) => new()
    {
        Servers = [.. builds.Index().Select(b => new ExchangeServer { Fqdn = $"ex{b.Index + 1:00}.fabrikam.com", Build = b.Item, AdSite = "Paris" })],
        Mailboxes = mailboxes,
    };

    public static Advice Advise(Topology topology, params IReadOnlyList<string> procedures) => Planner.Advise(Profile(topology, procedures), Today);

    public static IReadOnlyList<string> Chosen(Topology topology) => [.. Advise(topology).Chosen.Select(d => d.Procedure)];
}
