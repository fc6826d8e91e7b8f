namespace HybridTrust.Api.Tests.Support;

/// <summary>A clock that moves when a test says so. Its timers are real: a held request looks again, and sees no time pass.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero).UtcTicks;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
