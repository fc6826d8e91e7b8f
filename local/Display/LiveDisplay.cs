using HybridTrust.Runs;
using Spectre.Console;

namespace HybridTrust.Local.Display;

/// <summary>A table that moves while the run does: a row a step.</summary>
internal sealed class LiveDisplay : IRunDisplay
{
    private readonly Table _table = new Table()
        .Border(TableBorder.Rounded)
        .BorderColor(Color.Grey)
        .AddColumns("Site", "Step", "Finding", "Result")
        .AddColumn(new TableColumn("Seconds").RightAligned())
        .Expand();

    /// <summary>What the window has beside the table's frame, its heading and the caption of up to three lines.</summary>
    private static int Room => Math.Max(10, AnsiConsole.Profile.Height - 8);

    /// <summary>Faults are told from other threads than the run.</summary>
    private readonly Lock _gate = new();
    private LiveDisplayContext? _context;
    private readonly List<string> _said = [];

    public void Say(string sentence)
    {
        lock (_gate)
        {
            if (_context is null)
            {
                AnsiConsole.WriteLine(sentence);
            }
            else
            {
                // The table moves on; what was said while it moved is repeated below it.
                _said.Add(sentence);
                Caption(sentence);
            }
        }
    }

    public void Show(RunView view)
    {
        lock (_gate)
        {
            Fill(view);
        }
    }

    private void Fill(RunView view)
    {
        _table.Rows.Clear();
        foreach (var row in CondensedRows.Of(StepRow.Of(view.Steps), Room))
        {
            _table.AddRow(
                new Text(row.Site, new Style(Color.Grey)),
                new Text(row.Step),
                new Text(row.Finding, StyleOf(row.Finding)),
                new Text(row.Result, StyleOf(row.Result)),
                new Text(row.Seconds, new Style(Color.Grey)));
        }

        Caption(view.Phase is RunPhase.WaitingForApproval && _said is [.., var last] ? last : SimulatedDate.Before(view, view.Sentence));
    }

    public async Task<T> WhileAsync<T>(Func<Task<T>> work)
    {
        var result = await AnsiConsole.Live(_table).AutoClear(false).StartAsync(async context =>
        {
            _context = context;
            try
            {
                return await work();
            }
            finally
            {
                _context = null;
            }
        });
        _said.ForEach(AnsiConsole.WriteLine);
        return result;
    }

    private void Caption(string sentence)
    {
        _table.Caption(Markup.Escape(sentence), new Style(Color.Yellow));
        _context?.Refresh();
    }

    private static Style StyleOf(string word) => new(word switch
    {
        "in place" or "left alone" or "changed" or "put back" => Color.Green,
        "failed" or "blocked" => Color.Red,
        "refused" or "drifted" => Color.Yellow,
        "missing" or "different" => Color.Blue,
        _ => Color.Default,
    });
}
