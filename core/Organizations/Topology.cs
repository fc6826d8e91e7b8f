using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>What stands on premises.</summary>
public sealed record Topology
{
    /// <summary>Every Exchange server of the organization, Edge included; the first Mailbox server is the one that shells open on.</summary>
    [Description("Every Exchange server, Edge included. Shells open on the first that has a mailbox role.")]
    [Length(1, ProfileLimits.Servers)]
    public required IReadOnlyList<ExchangeServer> Servers { get; init; }

    /// <summary>The Skype for Business Server pool; null without one.</summary>
    [Description("Skype for Business Server pool, when there is one.")]
    public SkypePool? SkypePool { get; init; }

    /// <summary>Public host names of the Exchange services, such as <c>mail.fabrikam.com</c>.</summary>
    [Description("Public host names of the Exchange services.")]
    [Length(0, ProfileLimits.PublicHosts)]
    [Pattern(ProfilePatterns.Domain)]
    public IReadOnlyList<string> PublicHosts { get; init; } = [];

    /// <summary>The Autodiscover host, such as <c>autodiscover.fabrikam.com</c>.</summary>
    [Description("Autodiscover host name.")]
    [Pattern(ProfilePatterns.Domain)]
    public string? Autodiscover { get; init; }

    /// <summary>One domain controller of each Active Directory site with Exchange servers, to see what has replicated; empty: only the organization's own.</summary>
    [Description("One domain controller of each Active Directory site with Exchange servers; preflight compares what they say.")]
    [Length(0, ProfileLimits.DomainControllers)]
    public IReadOnlyList<SiteDomainController> DomainControllers { get; init; } = [];

    /// <summary>Where the mailboxes are.</summary>
    [Description("Where the mailboxes are: both, on-premises, or all-moved to Exchange Online.")]
    public MailboxPlacement Mailboxes { get; init; } = MailboxPlacement.Both;

    /// <summary>Whether users with on-premises mailboxes use Teams.</summary>
    [Description("True when users with on-premises mailboxes use Teams.")]
    public bool Teams { get; init; }

    /// <summary>The servers that sign tokens and so need the auth certificate: all but Edge (domain 7, trap 17).</summary>
    public IEnumerable<ExchangeServer> TokenServers() => Servers.Where(s => s.Role is not ExchangeRole.Edge);

    /// <summary>The Skype for Business Server pool, for a procedure that needs one.</summary>
    /// <exception cref="InvalidOperationException">There is none; validation refuses such a profile.</exception>
    public SkypePool RequiredSkypePool() =>
        SkypePool ?? throw new InvalidOperationException("The topology has no Skype for Business Server pool. Add topology.skypePool.");

    /// <summary>The server that Exchange shells open on.</summary>
    /// <exception cref="InvalidOperationException">No server has the mailbox role; validation refuses such a profile.</exception>
    public ExchangeServer ShellServer() =>
        Servers.FirstOrDefault(s => s.Role is ExchangeRole.Mailbox)
        ?? throw new InvalidOperationException("The topology has no server with the role 'mailbox'. Add one to topology.servers.");
}
