namespace HybridTrust.Runner.PowerShell;

/// <summary>The end of what a process complained about; enough to say why it died.</summary>
internal sealed class LastLines
{
    private const int Most = 5;
    private const int Longest = 300;

    private readonly Queue<string> _lines = new();

    /// <summary>The lines kept, as one.</summary>
    public string Text
    {
        get
        {
            lock (_lines)
            {
                return string.Join(" | ", _lines);
            }
        }
    }

    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line.Length > Longest ? line[..Longest] : line);
            if (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }
}
