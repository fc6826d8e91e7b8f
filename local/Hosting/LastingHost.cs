using HybridTrust.Local.Engine;
using HybridTrust.Local.Processes;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Hosting;

/// <summary>A host that is opened again at the same address, on what is on the disk, when its engine has crashed.</summary>
internal sealed partial class LastingHost : IRunningProgram
{
    private readonly CancellationTokenSource _stop = new();
    private readonly EmbeddedHostOptions _options;
    private readonly ILogger _log;
    private volatile EmbeddedHost _host;

    private LastingHost(EmbeddedHostOptions options, EmbeddedHost host, ILogger log)
    {
        _options = options;
        _host = host;
        _log = log;
        Url = host.Url;
        Ended = options.Faults is null ? WaitAsync() : LastAsync();
    }

    /// <summary>Where the API listens, now and later.</summary>
    public Uri Url { get; }

    /// <summary>The engine that works now.</summary>
    public EmbeddedEngine Engine => _host.Engine;

    /// <inheritdoc />
    public Task<string?> Ended { get; }

    /// <summary>Starts a host.</summary>
    public static async Task<LastingHost> StartAsync(EmbeddedHostOptions options, ILogger log, CancellationToken cancellation) =>
        new(options, await EmbeddedHost.StartAsync(options, cancellation), log);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended;
        await _host.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<string?> WaitAsync()
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return null;
    }

    private async Task<string?> LastAsync()
    {
        while (true)
        {
            await Task.WhenAny(_host.Engine.Stopped, Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token));
            if (_stop.IsCancellationRequested)
            {
                return null;
            }

            Crashed();
            await _host.DisposeAsync();
            try
            {
                _host = await EmbeddedHost.StartAsync(_options with { Port = Url.Port }, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return null;
            }
            catch (IOException failure)
            {
                return $"The host crashed and cannot be opened again: {failure.Message}";
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "SIMULATED fault host-crash: the host died between two records of its journal. It is opened again on what is on the disk.")]
    private partial void Crashed();
}
