using HybridTrust.Runs;

namespace HybridTrust.Local.Display;

/// <summary>A plain line for each thing that happens; for logs and files.</summary>
internal sealed class LineDisplay(TextWriter output) : IRunDisplay
{
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private string _sentence = "";

    public void Say(string sentence) => output.WriteLine(sentence);

    public void Show(RunView view)
    {
        // Two steps may look the same in a row; each is shown.
        foreach (var (row, step) in StepRow.Of(view.Steps).Zip(view.Steps))
        {
            if (_shown.Add($"{step.Result.Step} {row}"))
            {
                output.WriteLine($"  {row}");
            }
        }

        if (!string.Equals(view.Sentence, _sentence, StringComparison.Ordinal) && view.Phase is not RunPhase.Ended)
        {
            _sentence = view.Sentence;
            output.WriteLine(SimulatedDate.Before(view, _sentence));
        }
    }

    public Task<T> WhileAsync<T>(Func<Task<T>> work) => work();
}
