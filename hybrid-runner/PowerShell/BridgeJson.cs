using System.Text.Json;
using System.Text.Json.Serialization;

namespace HybridTrust.Runner.PowerShell;

/// <summary>JSON between runner and bridge: one line, ASCII only.</summary>
internal static class BridgeJson
{
    // The default encoder escapes everything beyond ASCII, which a console's code page would change.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">This is not an answer.</exception>
    public static BridgeAnswer Read(ReadOnlySpan<char> json) =>
        JsonSerializer.Deserialize<BridgeAnswer>(json, Options) ?? throw new JsonException("The bridge answered null.");
}
