namespace HybridTrust.Simulation.Exchange;

/// <summary>A management role that somebody made from another one; the built-in ones are <see cref="ManagementRoles"/>.</summary>
/// <param name="Guid">Its identity.</param>
/// <param name="Name">Its name, unique among all roles.</param>
/// <param name="Parent">The name of the role it was made from; empty for a built-in one.</param>
/// <param name="Type">The built-in role at the root: a role made from it keeps its type.</param>
/// <param name="Entries">What it may do; never more than its parent.</param>
internal sealed record ManagementRole(Guid Guid, string Name, string Parent, string Type, IReadOnlyList<string> Entries)
{
    public bool IsBuiltIn => Parent.Length == 0;

    public bool Allows(string entry) => Entries.Contains(entry, StringComparer.OrdinalIgnoreCase);
}
