namespace HybridTrust.Api.Tests.Support;

/// <summary>Lets so many go on at the same instant: each waits until all have come. Whoever comes later goes on at once.</summary>
internal sealed class Instant(int count)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _come;

    public Task ComeAsync()
    {
        if (Interlocked.Increment(ref _come) == count)
        {
            _all.SetResult();
        }

        return _all.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }
}
