using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HybridTrust.Api.Requests;

/// <summary>Foreign text, before it is believed or shown.</summary>
internal static class Words
{
    private const int LongestQuote = 64;

    /// <summary>Whether every character can be seen: nothing that hides, breaks lines or turns the reading order.</summary>
    public static bool ArePrintable(string text) =>
        IsWellFormed(text) && text.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    /// <summary>The text in quotes, short enough to show and without anything that cannot be seen.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length > LongestQuote ? text[..LongestQuote] + "…" : text;
        return ArePrintable(shown) ? $"'{shown}'" : "a text with characters that cannot be shown";
    }

    /// <summary>A JSON path to a member; a name that would need quoting is quoted.</summary>
    public static string Path(string? name) => name switch
    {
        null => "$[?]",
        _ when name.Length is > 0 and <= LongestQuote && name.All(char.IsAsciiLetterOrDigit) => $"$.{name}",
        _ => $"$[{Quote(name)}]",
    };

    /// <summary>A value's kind, as a person says it.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text that cannot be used",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    /// <summary>A member's name; null when its escapes are no text (half of a surrogate pair).</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text; null when the value is of another kind, or its escapes are no text.</summary>
    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (!Rune.TryGetRuneAt(text, i++, out _)))
            {
                return false;
            }
        }

        return true;
    }
}
