using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HybridTrust.Organizations.Reading;

namespace HybridTrust.Organizations;

/// <summary>
/// Reads an organization profile and tells everything that is wrong with it at once. Written by hand, field by field, because an
/// admin needs the path and the remedy of every mistake, where a deserializer stops at the first. Input may be hostile: it never
/// throws for what the file says.
/// </summary>
public static class ProfileReader
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    // Comments and trailing commas are how people keep such files; neither changes what is meant.
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = ProfileLimits.Depth,
    };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a profile from text.</summary>
    /// <param name="json">The profile.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    public static ProfileReading Read(string json, string fileName)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return Read(Strict.GetBytes(json), fileName);
        }
        catch (EncoderFallbackException)
        {
            return NotText(fileName);
        }
    }

    /// <summary>Reads a profile from UTF-8 bytes.</summary>
    /// <param name="utf8">The profile; a byte order mark is skipped.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    public static ProfileReading Read(ReadOnlyMemory<byte> utf8, string fileName)
    {
        if (utf8.Length > ProfileLimits.Bytes)
        {
            return Invalid(fileName, $"The file has {utf8.Length} bytes.", "Give a profile of at most 1 MiB.");
        }

        if (utf8.Span.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            return NotText(fileName);
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            return Read(document.RootElement, fileName);
        }
        catch (JsonException malformed)
        {
            return NotJson(fileName, malformed);
        }
    }

    private static ProfileReading Read(JsonElement root, string fileName)
    {
        var errors = new ErrorList();
        SecretNames.Report(root, errors);
        var profile = OrganizationReader.Read(new JsonAt(root, "$", errors));
        return errors.Any
            ? new ProfileReading.Invalid(errors.ToList()) { FileName = fileName }
            : new ProfileReading.Valid(profile.Value!) { FileName = fileName };
    }

    // The parser's own words may quote the file, so they are not passed on.
    private static ProfileReading.Invalid NotJson(string fileName, JsonException malformed) => Invalid(
        fileName,
        $"The file is not JSON: line {malformed.LineNumber + 1}, column {malformed.BytePositionInLine + 1}.",
        "Look there, or at the end of the line before, for a missing comma, quote or bracket. " +
        $"A profile nests at most {ProfileLimits.Depth} levels deep.");

    private static ProfileReading.Invalid NotText(string fileName) =>
        Invalid(fileName, "The file is not UTF-8 text.", "Save it as UTF-8.");

    private static ProfileReading.Invalid Invalid(string fileName, string problem, string remedy) =>
        new([new ProfileError("$", problem, remedy)]) { FileName = fileName };
}
