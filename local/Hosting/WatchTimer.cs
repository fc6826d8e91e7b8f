using HybridTrust.Local.Engine;
using HybridTrust.Watch;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>Starts a watch of all organizations four times a day, as the Azure host's timer does; the first a minute after the host; none beside one that is at work.</summary>
internal sealed partial class WatchTimer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly WatchStarter _watches;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _ticking;

    /// <summary>Begins.</summary>
    public WatchTimer(WatchStarter watches, TimeProvider time, ILogger log)
    {
        _watches = watches;
        _time = time;
        _log = log;
        _ticking = TickAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _ticking;
        _stop.Dispose();
    }

    private async Task TickAsync()
    {
        try
        {
            for (var pause = First; ; pause = Interval)
            {
                await Task.Delay(pause, _time, _stop.Token);
                try
                {
                    await _watches.StartAsync(_stop.Token);
                }
                catch (Exception failure) when (failure is IOException or EngineStoppedException)
                {
                    // The next tick tries again; /health tells that the watch is silent.
                    LogMissed(failure.Message);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A watch could not be started: {Reason}")]
    private partial void LogMissed(string reason);
}
