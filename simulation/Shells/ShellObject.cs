using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>Builds an object as a shell returns it.</summary>
internal static class ShellObject
{
    private static readonly CmdletValue Nothing = new CmdletValue.Null();

    public static CmdletObject Of(params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> properties)
    {
        var values = new Dictionary<string, CmdletValue>(StringComparer.Ordinal);
        foreach (var (name, value) in properties)
        {
            values.Add(name, value ?? Nothing);
        }

        return new CmdletObject(values);
    }

    public static KeyValuePair<string, CmdletValue?> Property(string name, CmdletValue? value) => new(name, value);
}
