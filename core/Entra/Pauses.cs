namespace HybridTrust.Entra;

/// <summary>The waits of one bounded poll: each twice as long as the last, until the patience is used up.</summary>
internal sealed class Pauses(TimeProvider time, KeyWriterPatience patience)
{
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _next = patience.FirstWait;

    /// <summary>Waits; false, without waiting, once the patience is used up.</summary>
    public async Task<bool> NextAsync(CancellationToken cancellation)
    {
        var left = patience.Replication - time.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        await Task.Delay(_next < left ? _next : left, time, cancellation);
        _next = _next * 2 < patience.LongestWait ? _next * 2 : patience.LongestWait;
        return true;
    }
}
