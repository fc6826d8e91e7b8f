using System.Text.Json;

namespace HybridTrust.Cmdlets;

/// <summary>Microsoft's cmdlet reference as data, for the cmdlets of the catalogue.</summary>
internal static class CmdletReference
{
    /// <summary>By cmdlet, its parameters with type, sets and whether they are required.</summary>
    public static JsonElement Cmdlets { get; } = Load().GetProperty("cmdlets");

    private static JsonElement Load()
    {
        using var stream = typeof(CmdletReference).Assembly.GetManifestResourceStream("cmdlet-reference.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
