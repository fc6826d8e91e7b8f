using HybridTrust.Simulation.Client;
using Xunit;

namespace HybridTrust.Local.Hosting;

/// <summary>The host's clock in a simulation.</summary>
public sealed class EstateTimeTests
{
    private readonly EstateTime _time = new(TimeProvider.System);

    [Theory]
    [InlineData(31)]
    [InlineData(400)]
    public async Task A_jump_over_a_wait_ends_it(int days)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = _time.CreateTimer(_ => over.SetResult(), null, TimeSpan.FromDays(days), Timeout.InfiniteTimeSpan);
        var before = _time.GetUtcNow();

        _time.Follow(TimeSpan.FromDays(days - 1));
        Assert.False(over.Task.IsCompleted);
        _time.Follow(TimeSpan.FromDays(days));
        await over.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(_time.GetUtcNow() >= before.AddDays(days));
    }

    [Fact]
    public async Task A_wait_that_was_called_off_does_not_end()
    {
        var fired = 0;
        var off = _time.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
        await off.DisposeAsync();
        _time.Follow(TimeSpan.FromDays(2));
        await Task.Delay(TimeSpan.FromDays(1), _time, new CancellationToken(canceled: true)).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(0, fired);
    }

    [Fact]
    public void The_clock_never_goes_back()
    {
        _time.Follow(TimeSpan.FromDays(3));
        _time.Follow(TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.FromDays(3), _time.Ahead);
    }

    [Fact]
    public void Stretches_of_time_are_real_ones()
    {
        var began = _time.GetTimestamp();
        _time.Follow(TimeSpan.FromDays(3));

        Assert.True(_time.GetElapsedTime(began) < TimeSpan.FromDays(1));
    }
}
