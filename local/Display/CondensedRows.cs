using System.Globalization;

namespace HybridTrust.Local.Display;

/// <summary>
/// Makes the steps fit a window. Steps that are in place say little: neighbours of them become one row. What still does not fit is cut at the
/// top, where the run has been already.
/// </summary>
internal static class CondensedRows
{
    /// <summary>The rows to show.</summary>
    /// <param name="rows">One row a step.</param>
    /// <param name="room">How many rows the window has for them.</param>
    public static IReadOnlyList<StepRow> Of(IReadOnlyList<StepRow> rows, int room)
    {
        if (rows.Count <= room)
        {
            return rows;
        }

        var condensed = new List<StepRow>();
        var quiet = 0;
        foreach (var row in rows)
        {
            if (row.IsQuiet)
            {
                quiet++;
                continue;
            }

            Close();
            condensed.Add(row);
        }

        Close();
        return condensed.Count <= room ? condensed : [Summary(condensed.Count - room + 1, "rows above", ""), .. condensed[^(room - 1)..]];

        void Close()
        {
            if (quiet > 0)
            {
                condensed.Add(Summary(quiet, quiet == 1 ? "step" : "steps", "in place"));
            }

            quiet = 0;
        }
    }

    private static StepRow Summary(int count, string what, string finding) =>
        new("", string.Create(CultureInfo.InvariantCulture, $"… {count} {what}"), finding, "", "");
}
