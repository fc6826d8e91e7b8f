namespace HybridTrust.Runner.Tests.Toys;

/// <summary>A clock that stands still until it is set; pauses pass as they do.</summary>
internal sealed class TestTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
