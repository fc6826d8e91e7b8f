using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>A domain controller of an Active Directory site, to see what has replicated there.</summary>
public sealed record SiteDomainController
{
    /// <summary>Its fully qualified name.</summary>
    [Description("Fully qualified name of the domain controller.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string Fqdn { get; init; }

    /// <summary>Its Active Directory site.</summary>
    [Description("Active Directory site.")]
    [Pattern(ProfilePatterns.AdSite)]
    public required string AdSite { get; init; }
}
