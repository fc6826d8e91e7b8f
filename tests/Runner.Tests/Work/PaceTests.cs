using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Work;

public sealed class PaceTests
{
    private readonly AskedPauses _time = new();

    [Fact]
    public async Task Pauses_double_to_the_longest_each_a_little_off()
    {
        var pace = new Pace(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), _time);
        for (var round = 0; round < 5; round++)
        {
            await pace.WaitAsync(TimeSpan.Zero, default);
        }

        foreach (var (pause, whole) in _time.Pauses.Zip([1.0, 2, 4, 5, 5]))
        {
            Assert.InRange(pause.TotalSeconds, 0.8 * whole, 1.2 * whole);
        }

        Assert.True(_time.Pauses.Select((p, i) => p / TimeSpan.FromSeconds(Math.Min(1 << i, 5))).Distinct().Count() > 1, "Many runners would ask in step.");
    }

    [Fact]
    public async Task What_the_host_asked_for_is_waited_whole_even_when_woken()
    {
        var pace = new Pace(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), _time);
        pace.Wake();
        await pace.WaitAsync(TimeSpan.FromSeconds(17), default);
        Assert.Equal(TimeSpan.FromSeconds(17), _time.Pauses[0]);
    }

    [Fact]
    public async Task A_host_that_asks_for_time_is_not_asked_before()
    {
        using var rig = new RunnerRig();
        var asked = 0;
        using var waiting = new CancellationTokenSource();
        rig.Host.OnFetch = () =>
        {
            asked++;
            waiting.CancelAfter(TimeSpan.FromMilliseconds(300));
            return new FetchOutcome.Unavailable("it is busy") { RetryAfter = TimeSpan.FromHours(1) };
        };
        await rig.RunToEndAsync(waiting.Token);
        Assert.Equal(1, asked);
    }

    /// <summary>Notes each pause that is asked for; every one is over at once.</summary>
    private sealed class AskedPauses : TimeProvider
    {
        public List<TimeSpan> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
