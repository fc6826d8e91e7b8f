using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>A Skype for Business Server pool.</summary>
public sealed record SkypePool
{
    /// <summary>The pool's fully qualified name.</summary>
    [Description("Fully qualified pool name.")]
    public required string Fqdn { get; init; }

    /// <summary>The default SIP domain: the realm of the pool's tokens.</summary>
    [Description("Default SIP domain.")]
    public required string SipDomain { get; init; }

    /// <summary>The front ends.</summary>
    [Description("Fully qualified names of the front ends.")]
    public required IReadOnlyList<string> FrontEnds { get; init; }
}
