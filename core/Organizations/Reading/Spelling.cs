namespace HybridTrust.Organizations.Reading;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 40;

    /// <summary>The nearest known word, if it is near enough to be a slip; else null.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > LongestWord)
        {
            return null;
        }

        var lower = written.ToLowerInvariant();
        var nearest = known
            .Select(word => (Word: word, Distance: Distance(lower, word.ToLowerInvariant())))
            .DefaultIfEmpty((Word: "", Distance: int.MaxValue))
            .MinBy(candidate => candidate.Distance);
        return nearest.Distance <= Math.Max(1, written.Length / 3) ? nearest.Word : null;
    }

    /// <summary>"Did you mean ...?", or the list of what is allowed.</summary>
    public static string Remedy(string written, IReadOnlyList<string> known, string allowed) =>
        Nearest(written, known) is { } nearest ? $"Did you mean '{nearest}'? {allowed}" : allowed;

    // Levenshtein, one row at a time.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                row[j] = Math.Min(diagonal + change, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
