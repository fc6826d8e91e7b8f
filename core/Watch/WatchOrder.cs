namespace HybridTrust.Watch;

/// <summary>A watch of all organizations.</summary>
/// <param name="After">Only organizations whose names come after this one; empty for all.</param>
/// <param name="Jitter">How far pages are kept apart at most.</param>
public sealed record WatchOrder(string After, TimeSpan Jitter)
{
    /// <summary>Everything, as the timers ask for it.</summary>
    public static WatchOrder All { get; } = new("", TimeSpan.FromSeconds(2));
}
