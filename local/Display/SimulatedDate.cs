using System.Globalization;
using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>Says which date it is in a run that takes days.</summary>
internal static class SimulatedDate
{
    private static readonly TimeSpan ADayOrSo = TimeSpan.FromHours(12);

    /// <summary>A sentence with its date before it, once a run has gone on for long enough that somebody may wonder.</summary>
    public static string Before(RunView view, string sentence) => view.UpdatedAt - view.CreatedAt < ADayOrSo
        ? sentence
        : string.Create(CultureInfo.InvariantCulture, $"{view.UpdatedAt.UtcDateTime:yyyy-MM-dd HH:mm}  {sentence}");
}
