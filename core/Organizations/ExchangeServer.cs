using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>One Exchange server.</summary>
public sealed record ExchangeServer
{
    /// <summary>Its fully qualified name.</summary>
    [Description("Fully qualified server name.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string Fqdn { get; init; }

    /// <summary>The file version of ExSetup.exe, such as <c>15.1.2507.55</c>; AdminDisplayVersion is not enough.</summary>
    [Description("File version of ExSetup.exe, such as 15.1.2507.55.")]
    [Pattern(ProfilePatterns.Build)]
    public required string Build { get; init; }

    /// <summary>Its Active Directory site.</summary>
    [Description("Active Directory site.")]
    [Pattern(ProfilePatterns.AdSite)]
    public required string AdSite { get; init; }

    /// <summary>What it is for.</summary>
    [Description("What the server is for.")]
    public ExchangeRole Role { get; init; } = ExchangeRole.Mailbox;

    /// <summary>Whether a run may go on without it.</summary>
    [Description("True when a run may go on while this server is down.")]
    public bool Optional { get; init; }
}
