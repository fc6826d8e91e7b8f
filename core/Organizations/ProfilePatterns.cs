using System.Text.RegularExpressions;

namespace HybridTrust.Organizations;

/// <summary>The forms of text in a profile, written so that .NET and JSON Schema read them alike.</summary>
internal static partial class ProfilePatterns
{
    public const string Name = "^[a-z][a-z0-9-]{1,40}$";
    public const string Domain = "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$";
    public const string Address = "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$";
    public const string Build = "^(8|14|15)\\.[0-9]{1,2}\\.[0-9]{1,5}\\.[0-9]{1,5}$";
    public const string AdSite = "^[^\\u0000-\\u0020]([^\\u0000-\\u001f]{0,62}[^\\u0000-\\u0020])?$";
    public const string PersonName = "^[^\\u0000-\\u0020]([^\\u0000-\\u001f]{0,126}[^\\u0000-\\u0020])?$";
    public const string TimeOfDay = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$";
    public const string Instant = "^20[0-9]{2}-[01][0-9]-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][01][0-9]:[0-5][0-9])$";

    // The input is an admin's file and at most a few hundred characters long; the limit is for what nobody thought of.
    private const int Milliseconds = 1000;

    [GeneratedRegex(Name, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex NameRegex { get; }

    [GeneratedRegex(Domain, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex DomainRegex { get; }

    [GeneratedRegex(Address, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex AddressRegex { get; }

    [GeneratedRegex(Build, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex BuildRegex { get; }

    [GeneratedRegex(AdSite, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex AdSiteRegex { get; }

    [GeneratedRegex(PersonName, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex PersonNameRegex { get; }

    [GeneratedRegex(TimeOfDay, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex TimeOfDayRegex { get; }

    [GeneratedRegex(Instant, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Milliseconds)]
    public static partial Regex InstantRegex { get; }
}
