using System.Text.Json;

namespace HybridTrust.Runner.Configuration;

/// <summary>Where the members of a JSON object stand in its text, so that a refusal can name the line.</summary>
internal static class JsonLines
{
    /// <summary>Line numbers, from 1, by the names of the outermost members.</summary>
    public static IReadOnlyDictionary<string, int> Of(ReadOnlySpan<byte> utf8)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var reader = new Utf8JsonReader(text);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                lines[reader.GetString()!] = text[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
            }
        }

        return lines;
    }
}
