using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace HybridTrust.Organizations;

/// <summary>A person, under all the names that this host may meet: four-eyes rules see through the names.</summary>
public sealed record Person
{
    /// <summary>The name that the directory gives.</summary>
    [Description("The person's name as the directory has it, such as anna@fabrikam.com.")]
    [Pattern(ProfilePatterns.PersonName)]
    public required string Name { get; init; }

    /// <summary>Other names, such as those in ticket systems.</summary>
    [Description("The same person's names elsewhere, such as in ticket systems.")]
    [Length(0, ProfileLimits.PersonNames)]
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Whether a name is this person's.</summary>
    public bool IsCalled(string name) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || Also.Contains(name, StringComparer.OrdinalIgnoreCase);
}
