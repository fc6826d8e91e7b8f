using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.EstateFiles;

/// <summary>Reads a management role that somebody has made already.</summary>
internal static class ManagementRoleSection
{
    public static StartingManagementRole Read(JsonCursor at)
    {
        at.Only("name", "parent", "entries");
        var name = at.Text("name");
        if (ManagementRoles.BuiltIn.Any(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            at.Member("name").Fail($"{name} is built in. Write the name of a role made from a built-in one.");
        }

        var parent = at.Text("parent");
        if (ManagementRoles.BuiltIn.FirstOrDefault(r => string.Equals(r.Name, parent, StringComparison.OrdinalIgnoreCase)) is not { } root)
        {
            at.Member("parent").Fail($"There is no built-in role '{parent}'. Known: {string.Join(", ", ManagementRoles.BuiltIn.Select(r => r.Name))}.");
            return new(name, parent, []);
        }

        var entries = at.Texts("entries");
        foreach (var entry in entries.Where(e => !root.Allows(e)))
        {
            at.Member("entries").Fail($"{parent} has no entry '{entry}', and a role may do no more than its parent. Known: {string.Join(", ", root.Entries)}.");
        }

        return new(name, root.Name, entries);
    }
}
