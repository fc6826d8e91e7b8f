using System.Globalization;

namespace HybridTrust.Planning.Facts;

/// <summary>Something about Microsoft's products that is true from a day on, with where it was read. Decisions cite it.</summary>
public sealed record DatedFact
{
    /// <summary>Its name in JSON, such as <c>ews-ends</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The day it is about, else its source's; the month's last day when only the month is known.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether only the month is known.</summary>
    public bool MonthOnly { get; init; }

    /// <summary>The fact, in a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>The publication, with its edition.</summary>
    public required string Source { get; init; }

    /// <summary>When the source was read last.</summary>
    public required DateOnly Read { get; init; }

    /// <summary>How sure it is.</summary>
    public required FactStanding Standing { get; init; }

    /// <summary>What no source was found for; null when nothing is left open.</summary>
    public string? Unconfirmed { get; init; }

    /// <summary>The date in words, such as <c>1 April 2027</c> or <c>May 2026</c>.</summary>
    public string When => On.ToString(MonthOnly ? "MMMM yyyy" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether the day has come.</summary>
    public bool HasCome(DateOnly today) => On <= today;
}
