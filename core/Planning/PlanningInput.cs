using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning;

/// <summary>Everything that decisions look at, gathered once; they look at nothing else and change nothing.</summary>
public sealed record PlanningInput
{
    /// <summary>The profile.</summary>
    public required OrganizationProfile Profile { get; init; }

    /// <summary>The day of the decision, UTC: dated facts lie before or after it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Every Exchange server, Edge included.</summary>
    public required IReadOnlyList<PlannedServer> AllServers { get; init; }

    /// <summary>The Exchange servers that take part in the trust: all but Edge.</summary>
    public IReadOnlyList<PlannedServer> Servers => [.. AllServers.Where(s => !s.Edge)];

    /// <summary>The Skype for Business Server pool; null without one.</summary>
    public SkypePool? Pool => Profile.Topology.SkypePool;

    /// <summary>Whether there is a server that signs tokens at all.</summary>
    public bool NothingOnPremises => Servers.Count == 0;

    /// <summary>Whether mailboxes are on premises.</summary>
    public bool MailboxesOnPremises => !NothingOnPremises && Profile.Topology.Mailboxes is not MailboxPlacement.AllMoved;

    /// <summary>Whether mailboxes are in Exchange Online.</summary>
    public bool MailboxesInCloud => Profile.Topology.Mailboxes is not MailboxPlacement.OnPremises;

    /// <summary>Whether Teams has to reach on-premises mailboxes.</summary>
    public bool TeamsReachesMailboxes => MailboxesOnPremises && Profile.Topology.Teams;

    /// <summary>Whether cloud services and on-premises mailboxes have to trust each other (domain 6).</summary>
    public bool Hybrid => MailboxesOnPremises && (MailboxesInCloud || Profile.Topology.Teams);

    /// <summary>Whether Skype for Business Server writes to on-premises mailboxes.</summary>
    public bool SkypeBesideExchange => Pool is not null && MailboxesOnPremises;

    /// <summary>The servers that cannot use the dedicated hybrid application yet.</summary>
    public IReadOnlyList<PlannedServer> TooOldForDedicatedApp => [.. Servers.Where(s => !DedicatedAppBuilds.Accept(s.Build))];

    /// <summary>The servers that cannot ask by Microsoft Graph yet.</summary>
    public IReadOnlyList<PlannedServer> TooOldForGraph => [.. Servers.Where(s => s.Build < GraphFlowBuild.Least)];

    /// <summary>Whether the tenant's cloud offers the Graph way.</summary>
    public bool CloudHasGraphFlow => Profile.Tenant.Cloud is Cloud.Global;

    /// <summary>Whether Exchange Server can ask by Microsoft Graph: it takes every server (domain 2(f8)).</summary>
    public bool GraphIsPossible => CloudHasGraphFlow && TooOldForGraph.Count == 0;

    /// <summary>Whether the profile asks for a procedure.</summary>
    public bool Asks(string procedure) => Profile.Procedures.Contains(procedure, StringComparer.Ordinal);

    /// <summary>Gathers it.</summary>
    /// <exception cref="FormatException">A build is no build; validation refuses such a profile.</exception>
    public static PlanningInput Of(OrganizationProfile profile, DateOnly today) => new()
    {
        Profile = profile,
        Today = today,
        AllServers = ServersOf(profile.Topology),
    };

    /// <summary>The servers of a topology.</summary>
    /// <exception cref="FormatException">A build is no build; validation refuses such a profile.</exception>
    internal static IReadOnlyList<PlannedServer> ServersOf(Topology topology) =>
    [
        .. topology.Servers.Index().Select(s =>
            new PlannedServer(s.Item.Fqdn, ExchangeBuild.Parse(s.Item.Build), s.Item.Role is ExchangeRole.Edge, s.Index)),
    ];
}
