using System.Globalization;

namespace HybridTrust.Local.Display;

/// <summary>Numbers in sentences.</summary>
internal static class Words
{
    /// <summary>A number with its noun, such as <c>1 change</c> or <c>7 changes</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
