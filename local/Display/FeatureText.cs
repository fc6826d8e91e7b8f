using HybridTrust.Planning.Features;

namespace HybridTrust.Local.Display;

/// <summary>The features that users get, as a table with its notes.</summary>
internal static class FeatureText
{
    private const int Cell = 10;

    public static void Write(TextBlock text, FeatureReading features)
    {
        text.Heading("What users get");
        text.Write("  ", $"By the table in: {FeatureMatrix.Source}.");
        var columns = features.Columns.Where(c => c.Supported).ToList();
        foreach (var column in columns)
        {
            text.Write("  ", $"{column.Letter}: {column.Whom}, with Skype for Business Server");
        }

        if (columns.Count > 0)
        {
            var longest = features.Features.Max(f => Name(f).Length);
            text.Line($"  {new string(' ', longest)}  {string.Concat(columns.Select(c => c.Letter.ToString().PadRight(Cell)))}");
            foreach (var feature in features.Features)
            {
                text.Line($"  {Name(feature).PadRight(longest)}  {string.Concat(feature.Cells.Select(c => Word(c).PadRight(Cell)))}");
            }
        }

        foreach (var note in features.Notes)
        {
            text.Write("  ", note);
        }
    }

    private static string Name(AppliedFeature feature) => feature.Footnote is { } number ? $"{feature.Name} ({number})" : feature.Name;

    private static string Word(FeatureCell cell) => (cell.Supported ? "yes" : "no") + (cell.Footnote is { } number ? $" ({number})" : "");
}
