namespace HybridTrust.Local.Processes;

/// <summary>The last lines a process wrote: what a person wants to see when it died.</summary>
internal sealed class LastLines(int capacity)
{
    private const int LongestLine = 500;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new(capacity);

    public void Add(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == capacity)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line.Length > LongestLine ? line[..LongestLine] + "…" : line);
        }
    }

    /// <summary>The lines, indented; empty when there are none.</summary>
    public string Text()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines.Select(l => "  " + l));
        }
    }
}
