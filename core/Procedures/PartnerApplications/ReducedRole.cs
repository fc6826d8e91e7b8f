namespace HybridTrust.Procedures.PartnerApplications;

/// <summary>A management role that may do less than the built-in one it is made from (domain 7, trap 27).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The built-in role; a role made from it keeps its type.</param>
/// <param name="Entries">All that it may do.</param>
internal sealed record ReducedRole(string Name, string Parent, IReadOnlyList<string> Entries)
{
    /// <summary>How Get-ManagementRoleEntry is asked for every entry.</summary>
    public string EveryEntry => $@"{Name}\*";

    /// <summary>The entries in words.</summary>
    public string Words => string.Join(", ", Entries);

    /// <summary>How one entry is named.</summary>
    public string Entry(string entry) => $@"{Name}\{entry}";

    /// <summary>What a role may do beyond this.</summary>
    public IReadOnlyList<string> Excess(IEnumerable<string> entries) => [.. entries.Where(e => !Entries.Contains(e, StringComparer.OrdinalIgnoreCase))];

    /// <summary>What a role lacks of this.</summary>
    public IReadOnlyList<string> Lacking(IReadOnlyList<string> entries) => [.. Entries.Where(e => !entries.Contains(e, StringComparer.OrdinalIgnoreCase))];
}
