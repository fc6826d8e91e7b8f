using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Runs;
using HybridTrust.Simulation.Client;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// Jumps over time in which nobody does anything: when every orchestration waits for a timer, the clock goes to the first of them. What a person or a
/// runner is waited for takes its time: an approval, a hold, a job.
/// </summary>
internal sealed partial class IdleTime : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LookWhileTroubled = TimeSpan.FromSeconds(1);

    /// <summary>What the estate takes in one jump.</summary>
    private static readonly TimeSpan LongestJump = TimeSpan.FromDays(3650);

    private readonly CancellationTokenSource _stop = new();
    private readonly Func<EmbeddedEngine> _engine;
    private readonly SharedClock _clock;
    private readonly EstateClockHands _hands;
    private readonly TimeProvider _real;
    private readonly ILogger _log;
    private readonly Task _jumping;

    /// <summary>Begins to jump.</summary>
    /// <param name="engine">The engine that works now.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="hands">The estate's.</param>
    /// <param name="real">Real time.</param>
    /// <param name="log">Where jumps are told.</param>
    public IdleTime(Func<EmbeddedEngine> engine, SharedClock clock, EstateClockHands hands, TimeProvider real, ILogger log)
    {
        _engine = engine;
        _clock = clock;
        _hands = hands;
        _real = real;
        _log = log;
        _jumping = JumpAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _jumping;
        _stop.Dispose();
    }

    private async Task JumpAsync()
    {
        var pause = Look;
        try
        {
            while (true)
            {
                await Task.Delay(pause, _real, _stop.Token);
                try
                {
                    var engine = _engine();
                    await engine.WhileIdleAsync(due => JumpToAsync(engine, due));
                    pause = Look;
                }
                catch (Exception trouble) when (trouble is HttpRequestException or EngineStoppedException)
                {
                    // An estate or an engine that is gone is told by whoever watches it.
                    pause = LookWhileTroubled;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task JumpToAsync(EmbeddedEngine engine, DateTimeOffset? timer)
    {
        var now = _clock.Time.GetUtcNow();
        if (timer is not { } due || due <= now || due - now > LongestJump || await IsSomebodyAwaitedAsync(engine))
        {
            return;
        }

        await _clock.MoveToAsync(_hands, due, _stop.Token);
        Jumped(now, due);
    }

    private async Task<bool> IsSomebodyAwaitedAsync(EmbeddedEngine engine)
    {
        await foreach (var instance in engine.QueryAsync("", InstanceStatus.Running, _stop.Token))
        {
            if (string.Equals(instance.Name, JobWorkflow.Reference.Name, StringComparison.Ordinal)
                || (string.Equals(instance.Name, RunWorkflow.Reference.Name, StringComparison.Ordinal)
                    && instance.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval or RunPhase.Held }))
            {
                return true;
            }
        }

        return false;
    }

    [LoggerMessage(1, LogLevel.Information, "SIMULATED clock: nothing to do from {From:u} on; it shows {To:u} now.")]
    private partial void Jumped(DateTimeOffset from, DateTimeOffset to);
}
