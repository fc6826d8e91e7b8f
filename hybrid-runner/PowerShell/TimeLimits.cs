namespace HybridTrust.Runner.PowerShell;

/// <summary>How long an operation may take: its own limit, or what is left of the batch's.</summary>
internal sealed class TimeLimits(PowerShellConfig config, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>A token that is cancelled when the time is over, or null when the batch has none left.</summary>
    public CancellationTokenSource? Next()
    {
        var left = config.Batch - time.GetElapsedTime(_started);
        return left > TimeSpan.Zero ? new CancellationTokenSource(left < config.Operation ? left : config.Operation, time) : null;
    }
}
