namespace HybridTrust.Runner.HostChannel;

/// <summary>
/// The clock of a runner in a simulation: this machine's, and how far the host says the estate's is ahead. Only <c>simulatedEstate</c> in the config makes
/// one; a real server's clock is its own, whatever a host says. Waits are real ones: a runner waits for nothing that takes days.
/// </summary>
internal sealed class EstateTime : TimeProvider
{
    private long _ahead;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Jumps forward to what the host said; never back, however late an answer comes.</summary>
    public void Follow(TimeSpan ahead)
    {
        for (var now = Interlocked.Read(ref _ahead); ahead.Ticks > now;)
        {
            var found = Interlocked.CompareExchange(ref _ahead, ahead.Ticks, now);
            now = found == now ? ahead.Ticks : found;
        }
    }
}
