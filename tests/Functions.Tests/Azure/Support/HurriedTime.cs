namespace HybridTrust.Functions.Tests.Azure.Support;

/// <summary>Time in which every wait is over at once, and remembered; limits of a minute and a half or so stay limits.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Limit)
        {
            return base.CreateTimer(callback, state, dueTime, period);
        }

        Waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
