using HybridTrust.Local.Engine;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>Starts a watch of all organizations four times a day, as the Azure host's timer does; the first a minute after the host.</summary>
internal sealed partial class WatchTimer : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly IWorkflowClient _workflows;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _ticking;

    /// <summary>Begins.</summary>
    public WatchTimer(IWorkflowClient workflows, TimeProvider time, ILogger log)
    {
        _workflows = workflows;
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
                    await _workflows.StartAsync(WatchWorkflow.Reference, WatchWorkflow.IdAt(_time.GetUtcNow()), WatchOrder.All, _stop.Token);
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
