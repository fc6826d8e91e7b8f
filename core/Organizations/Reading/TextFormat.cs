using System.Text.RegularExpressions;

namespace HybridTrust.Organizations.Reading;

/// <summary>A form of text, and how to explain it.</summary>
/// <param name="Meaning">What it is, after "is not": <c>a fully qualified name</c>.</param>
/// <param name="Remedy">What to write, in a sentence.</param>
/// <param name="Longest">Characters; longer text is not matched at all.</param>
/// <param name="Pattern">The form.</param>
internal sealed record TextFormat(string Meaning, string Remedy, int Longest, Regex Pattern)
{
    private const int LongestDomain = 253;

    public static TextFormat OrganizationName { get; } = new(
        "a short name",
        "Use 2 to 41 lower-case letters, digits and dashes, starting with a letter, such as fabrikam.",
        41,
        ProfilePatterns.NameRegex);

    public static TextFormat RunnerName { get; } = new(
        "a runner's name",
        "Use the name given at enrolment: 2 to 41 lower-case letters, digits and dashes, starting with a letter, such as exchange-runner.",
        41,
        ProfilePatterns.NameRegex);

    public static TextFormat Fqdn { get; } = new(
        "a fully qualified server name",
        "Write host and domain without a trailing dot, such as ex01.fabrikam.com.",
        LongestDomain,
        ProfilePatterns.DomainRegex);

    public static TextFormat HostName { get; } = new(
        "a public host name",
        "Write the host only, without https:// and path, such as mail.fabrikam.com.",
        LongestDomain,
        ProfilePatterns.DomainRegex);

    public static TextFormat Domain { get; } = new(
        "a domain",
        "Write the domain only, without @, such as fabrikam.com; domains with other letters in their xn-- form.",
        LongestDomain,
        ProfilePatterns.DomainRegex);

    public static TextFormat Address { get; } = new(
        "an SMTP address",
        "Write one address without a display name, such as proof@fabrikam.com.",
        LongestDomain + 65,
        ProfilePatterns.AddressRegex);

    public static TextFormat Build { get; } = new(
        "a build of Exchange Server",
        "Write the four numbers of ExSetup.exe's file version, such as 15.2.2562.17: (Get-Command ExSetup.exe).FileVersionInfo.FileVersion.",
        18,
        ProfilePatterns.BuildRegex);

    public static TextFormat AdSite { get; } = new(
        "the name of an Active Directory site",
        "Write the site's name as Get-ExchangeServer shows it last in Site, such as Default-First-Site-Name.",
        64,
        ProfilePatterns.AdSiteRegex);

    public static TextFormat PersonName { get; } = new(
        "a person's name",
        "Write the name as the directory or the ticket system shows it, such as anna@fabrikam.com; at most 128 characters.",
        128,
        ProfilePatterns.PersonNameRegex);

    public static TextFormat Instant { get; } = new(
        "a day and time with its offset from UTC",
        "Write day, time and offset, such as 2026-12-20T00:00:00Z or 2026-12-20T01:00:00+01:00.",
        25,
        ProfilePatterns.InstantRegex);

    public static TextFormat Reason { get; } = new(
        "a reason",
        "Write why in a line of at most 128 characters, such as year-end closing.",
        128,
        ProfilePatterns.PersonNameRegex);

    public static TextFormat TimeOfDay { get; } = new(
        "a time of day",
        "Write hours and minutes in UTC, such as 22:00.",
        8,
        ProfilePatterns.TimeOfDayRegex);

    // '$' also matches before a last line feed, hence the length.
    public bool Fits(string text) =>
        text.Length <= Longest && Pattern.Match(text) is { Success: true } match && match.Length == text.Length;
}
