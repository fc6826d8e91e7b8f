namespace HybridTrust.Local.Engine;

/// <summary>
/// Counts what an engine has in hand: records on their way, turns, activities. Whoever hands work on counts the next piece before the last one is done,
/// so at zero every orchestration waits for a timer or for somebody outside.
/// </summary>
internal sealed class WorkInHand
{
    private int _count;
    private volatile TaskCompletionSource? _pause;

    /// <summary>A piece of work began.</summary>
    public void Begin() => Interlocked.Increment(ref _count);

    /// <summary>A piece of work is done, or was handed on.</summary>
    public void End() => Interlocked.Decrement(ref _count);

    /// <summary>Begins work that comes from outside; it waits while the engine stands still.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // Counted first: either this sees the pause, or who makes the pause sees this.
            Begin();
            if (_pause is not { } pause)
            {
                return;
            }

            End();
            await pause.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Does something while nothing is in hand and nothing new comes from outside; false, without doing it, when something is in hand.</summary>
    public async Task<bool> WhileNoneAsync(Func<Task> act)
    {
        var pause = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _pause = pause;
        try
        {
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _count) != 0)
            {
                return false;
            }

            await act();
            return true;
        }
        finally
        {
            _pause = null;
            pause.SetResult();
        }
    }
}
