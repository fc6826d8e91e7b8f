using System.Text;
using System.Text.Json;

namespace HybridTrust.Organizations.Reading;

/// <summary>Text out of JSON that may be hostile: an escaped lone surrogate is JSON, but no text.</summary>
internal static class JsonText
{
    private const int LongestShown = 60;

    public static bool TryRead(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    public static bool TryReadName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    /// <summary>Text for a message on a console: cut, and without control characters.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder(LongestShown);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestShown)
            {
                return shown.Append("...").ToString();
            }

            shown.Append(Rune.IsControl(rune) || IsFormat(rune) ? "?" : rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>The path of a member: with a dot when its name is plain, else in brackets.</summary>
    public static string Member(string path, string name) =>
        name.Length is > 0 and <= LongestShown && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$')
            ? $"{path}.{name}"
            : $"{path}['{Short(name)}']";

    // Bidirectional controls can make a message read other than it is.
    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
        or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
