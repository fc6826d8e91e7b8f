using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Tests.Http;

/// <summary>What a runner makes of a host that says how far the simulated clock is ahead.</summary>
public sealed class SimulatedClockTests : IDisposable
{
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_runner_of_a_simulation_has_the_hosts_time_before_it_looks_at_the_answer()
    {
        var time = new EstateTime();
        Assert.InRange(await AheadAfterAsync(time, "37.02:00:00"), TimeSpan.FromHours((37 * 24) + 2) - TimeSpan.FromMinutes(1), TimeSpan.FromHours((37 * 24) + 2));
    }

    [Theory]
    [InlineData("-2.00:00:00")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public async Task Nothing_sends_its_clock_back(string ahead)
    {
        var time = new EstateTime();
        time.Follow(TimeSpan.FromDays(1));
        Assert.InRange(await AheadAfterAsync(time, ahead), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task A_runner_with_real_shells_does_not_listen() =>
        Assert.InRange(await AheadAfterAsync(TimeProvider.System, "37.02:00:00"), TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));

    private async Task<TimeSpan> AheadAfterAsync(TimeProvider time, string ahead)
    {
        _server.OnRequest = (_, _) => new StubAnswer(200, "[]", Ahead: ahead);
        using var channel = new HttpHostChannel(_server.Address, ProxyChoice.System, new GivenToken("secret"), TimeSpan.Zero, time);
        Assert.IsType<FetchOutcome.Listed>(await channel.FetchAsync(CancellationToken.None));
        return time.GetUtcNow() - TimeProvider.System.GetUtcNow();
    }
}
