using System.Globalization;

namespace HybridTrust.Reports.Html;

/// <summary>What the run noted on its way.</summary>
internal static class NotesSection
{
    public static void Write(HtmlText html, RunReport report)
    {
        if (report.Notes.Count == 0)
        {
            return;
        }

        html.Add($"""<section aria-labelledby="notes"><h2 id="notes">Noted on the way</h2><ol class="checks">""");
        foreach (var note in report.Notes)
        {
            var at = note.At.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);
            html.Add($"""<li><p>{note.Sentence}</p><p class="quiet">{at}</p></li>""");
            html.Add($"\n");
        }

        html.Add($"</ol></section>\n");
    }
}
