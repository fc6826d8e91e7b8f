using System.Text.RegularExpressions;

namespace HybridTrust.Organizations;

/// <summary>The rule for short names, of organizations and of runners: they become parts of ids and addresses.</summary>
public static partial class OrganizationName
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "2 to 41 lower-case letters, digits and dashes, starting with a letter";

    /// <summary>Whether a text is a short name.</summary>
    public static bool IsValid(string? name) => name is not null && Allowed().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{1,40}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
