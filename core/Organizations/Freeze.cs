using System.ComponentModel;

namespace HybridTrust.Organizations;

/// <summary>A time in which nothing is changed, whatever the maintenance window says.</summary>
public sealed record Freeze
{
    /// <summary>When it begins.</summary>
    [Description("When it begins, with its offset from UTC, such as 2026-12-20T00:00:00Z.")]
    [Pattern(ProfilePatterns.Instant)]
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; changes may begin from then on.</summary>
    [Description("When it ends, with its offset from UTC, such as 2027-01-04T06:00:00+01:00.")]
    [Pattern(ProfilePatterns.Instant)]
    public required DateTimeOffset To { get; init; }

    /// <summary>Why; shown to whoever waits.</summary>
    [Description("Why, such as year-end closing; shown to whoever waits.")]
    [Pattern(ProfilePatterns.PersonName)]
    public required string Reason { get; init; }
}
