namespace HybridTrust.Local.Processes;

/// <summary>Waits for a line that a child says when it is ready. A line that came before the wait counts too.</summary>
internal sealed class Announcement
{
    private const int FirstLines = 50;

    private readonly Lock _gate = new();
    private readonly List<string> _seen = [];
    private readonly TaskCompletionSource<string> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _start;

    public void Look(string line)
    {
        lock (_gate)
        {
            if (_start is null && _seen.Count < FirstLines)
            {
                _seen.Add(line);
            }
            else
            {
                Compare(line);
            }
        }
    }

    /// <summary>The rest of the first line that starts with the text.</summary>
    public Task<string> WaitAsync(string start)
    {
        lock (_gate)
        {
            _start = start;
            _seen.ForEach(Compare);
            _seen.Clear();
            return _found.Task;
        }
    }

    private void Compare(string line)
    {
        if (_start is not null && line.StartsWith(_start, StringComparison.Ordinal))
        {
            _found.TrySetResult(line[_start.Length..].Trim());
        }
    }
}
