using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Organizations;

namespace HybridTrust.Planning;

/// <summary>Profiles of any topology, sensible or not.</summary>
internal static class RandomProfiles
{
    private static readonly string[] Builds =
    [
        Plans.Exchange2010, Plans.Exchange2013, "15.1.2375.7", Plans.Exchange2016, "15.2.1258.12", "15.2.1544.25", "15.2.1748.10", Plans.Exchange2019,
        "15.2.2562.17", Plans.Se, "15.2.2800.3",
    ];

    private static readonly Gen<Topology> Topologies =
        from mailboxes in Gen.Elements(Enum.GetValues<MailboxPlacement>())
        from builds in Gen.Elements(Builds).ListOf()
        from edges in Gen.Elements(ExchangeRole.Mailbox, ExchangeRole.Mailbox, ExchangeRole.Edge).ListOf(builds.Count)
        from teams in Gen.Elements(true, false)
        from pool in Gen.Elements(true, false)
        from edition in Gen.Elements(Enum.GetValues<SkypeEdition>())
        select Plans.Topology(mailboxes, [.. builds]) with
        {
            Servers = [.. Plans.Topology(mailboxes, [.. builds]).Servers.Zip(edges, (server, role) => server with { Role = role })],
            Teams = teams,
            SkypePool = pool ? Plans.Pool with { Edition = edition } : null,
        };

    public static Gen<OrganizationProfile> Profiles { get; } =
        from topology in Topologies
        from cloud in Gen.Elements(Enum.GetValues<Cloud>())
        from access in Gen.Elements(Enum.GetValues<HybridAccess>())
        from procedures in Gen.Shuffle(ProcedureIds.All.ToArray())
        from count in Gen.Choose(1, ProcedureIds.All.Count)
        let profile = Plans.Profile(topology, [.. procedures.Take(count)])
        select profile with
        {
            Tenant = profile.Tenant with { Cloud = cloud },
            HybridApplication = new HybridApplicationPolicy { Access = access },
        };
}
