namespace HybridTrust.Runner.HostChannel;

/// <summary>Pauses that grow: twice the last one, up to the longest, each a little off so that many runners do not ask in step.</summary>
internal sealed class Pace
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private TimeSpan _next;
    private TaskCompletionSource _woken = New();

    /// <summary>Begins with the first pause.</summary>
    public Pace(TimeSpan first, TimeSpan longest, TimeProvider time)
    {
        _first = first;
        _longest = longest;
        _time = time;
        _next = first;
    }

    /// <summary>The next pause is the first again.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _next = _first;
        }
    }

    /// <summary>Ends the pause that is being waited for, and resets.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _next = _first;
            _woken.TrySetResult();
        }
    }

    /// <summary>Waits for the next pause, and no less than <paramref name="atLeast"/> even when woken.</summary>
    public async Task WaitAsync(TimeSpan atLeast, CancellationToken cancellation)
    {
        if (atLeast > TimeSpan.Zero)
        {
            await Task.Delay(atLeast, _time, cancellation);
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(Task.Delay(Next(out var woken), _time, over.Token), woken);
        await over.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private TimeSpan Next(out Task woken)
    {
        lock (_gate)
        {
            if (_woken.Task.IsCompleted)
            {
                _woken = New();
                woken = Task.CompletedTask;
                return TimeSpan.Zero;
            }

            woken = _woken.Task;
            var pause = _next;
            _next = _next * 2 < _longest ? _next * 2 : _longest;
            return pause * (0.8 + (0.4 * Random.Shared.NextDouble()));
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
