namespace HybridTrust.Testing;

/// <summary>A clock that runs as fast as any other, and is set when a test wants another hour.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _shift, (now - base.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));
}
