using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>A Skype for Business Server pool.</summary>
public sealed record SkypePool
{
    /// <summary>The pool's fully qualified name.</summary>
    [Description("Fully qualified pool name.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string Fqdn { get; init; }

    /// <summary>The default SIP domain: the realm of the pool's tokens.</summary>
    [Description("Default SIP domain.")]
    [Pattern(ProfilePatterns.Domain)]
    public required string SipDomain { get; init; }

    /// <summary>Which product the pool runs.</summary>
    [Description("Product the pool runs.")]
    public SkypeEdition Edition { get; init; } = SkypeEdition.Skype2019;

    /// <summary>The front ends.</summary>
    [Description("Fully qualified names of the front ends.")]
    [Length(1, ProfileLimits.FrontEnds)]
    [Pattern(ProfilePatterns.Domain)]
    public required IReadOnlyList<string> FrontEnds { get; init; }
}
