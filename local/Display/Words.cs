using System.Globalization;

namespace HybridTrust.Local.Display;

/// <summary>Numbers and days in sentences.</summary>
internal static class Words
{
    /// <summary>A number with its noun, such as <c>1 change</c> or <c>7 changes</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>A day, such as <c>21 November 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
