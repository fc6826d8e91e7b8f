namespace HybridTrust.Local.Engine;

/// <summary>Wakes whoever waits for something to happen in the engine.</summary>
internal sealed class EngineNews
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next news.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>There is news; those who saw it already may ask for the next.</summary>
    public void Tell() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
