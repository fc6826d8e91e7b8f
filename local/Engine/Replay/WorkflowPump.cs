namespace HybridTrust.Local.Engine.Replay;

/// <summary>
/// Runs an orchestration's code on one thread at a time, only inside its turns and in one order. A continuation that comes
/// from elsewhere means that the code awaited a task which is not its workflow's: that would not replay.
/// </summary>
internal sealed class WorkflowPump(Action onForeign) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();
    private int _thread;

    /// <summary>Whether the calling thread is the one that runs this workflow's turn.</summary>
    public bool IsCurrent => Volatile.Read(ref _thread) == Environment.CurrentManagedThreadId;

    /// <summary>Notes that code of the workflow runs outside its turns.</summary>
    public void ReportForeign() => onForeign();

    /// <summary>Carries out one turn: the action and all that follows from it, until the code waits.</summary>
    public void Run(Action turn)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
        try
        {
            turn();
            while (_work.TryDequeue(out var item))
            {
                item.Callback(item.State);
            }
        }
        finally
        {
            Volatile.Write(ref _thread, 0);
            SetSynchronizationContext(previous);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _work.Enqueue((d, state));
        }
        else
        {
            onForeign();
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Orchestration code is never entered from outside its turns.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
