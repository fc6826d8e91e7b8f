using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>The runner that serves each site. Names are those given at enrolment.</summary>
public sealed record SiteRunners
{
    /// <summary>Serves <c>Exchange</c> and the Exchange servers' <c>Windows</c> operations.</summary>
    [Description("Runner on or near an Exchange server.")]
    [Pattern(ProfilePatterns.Name)]
    public required string Exchange { get; init; }

    /// <summary>Serves <c>SkypeServer</c> and its servers' <c>Windows</c> operations; null without Skype for Business Server.</summary>
    [Description("Runner on or near a Skype for Business front end.")]
    [Pattern(ProfilePatterns.Name)]
    public string? SkypeServer { get; init; }

    /// <summary>Serves <c>ExchangeOnline</c>; null means the Exchange runner does.</summary>
    [Description("Runner that opens Exchange Online sessions. Left out: the Exchange runner.")]
    [Pattern(ProfilePatterns.Name)]
    public string? ExchangeOnline { get; init; }
}
