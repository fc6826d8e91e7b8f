using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Jobs;

/// <summary>Reads the JSON in an envelope whose signature has been checked. Even a genuine signer may be of another release, or wrong.</summary>
internal static class SealedJson
{
    /// <summary>The value, or a refusal when the format is another release's or the text is none of ours.</summary>
    /// <param name="content">The content of the envelope.</param>
    /// <param name="supported">The format this release reads.</param>
    /// <param name="what">What it should be, for the sentence: "job" or "result".</param>
    public static Opening<T> Read<T>(ReadOnlySpan<byte> content, int supported, string what)
    {
        try
        {
            RefuseNulls(content);

            // The version first: a newer format may lack what this release requires.
            var version = TrustJson.Deserialize<Header>(content).Version;
            return version == supported
                ? new Opening<T>.Opened(TrustJson.Deserialize<T>(content))
                : Refuse<T>(JobRefusalReason.UnsupportedVersion,
                    $"The {what} has format {version}; this release reads format {supported}. Bring host and runner to the same release.");
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return Refuse<T>(JobRefusalReason.Malformed,
                $"The envelope is signed, but its content is not a {what}: {unreadable.Message} Bring host and runner to the same release.");
        }
    }

    /// <summary>A refusal.</summary>
    public static Opening<T>.Refused Refuse<T>(JobRefusalReason reason, string explanation) => new(new JobRefusal(reason, explanation));

    // Nulls are never written (TrustJson leaves them out), and one inside a list would pass for a value the types rule out.
    private static void RefuseNulls(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.Null)
            {
                throw new JsonException($"It holds a null at byte {reader.TokenStartIndex}.");
            }
        }
    }

    private sealed record Header(int Version);
}
