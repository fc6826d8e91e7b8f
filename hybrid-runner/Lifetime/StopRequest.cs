using System.Runtime.InteropServices;
using HybridTrust.Runner.Logging;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Lifetime;

/// <summary>The wish to stop: by Ctrl-C, by the service manager, or because the parent is gone. A second Ctrl-C ends the process at once.</summary>
internal sealed class StopRequest : IDisposable
{
    private static readonly TimeSpan PatienceWithoutParent = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly ILogger _log;

    public StopRequest(ILogger log)
    {
        _log = log;
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, On));
        }
    }

    /// <summary>Cancelled when the runner is asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Stops when the parent is gone; a step that hangs then does not keep the process.</summary>
    public async Task FollowAsync(ParentProcess parent, TimeProvider time, CancellationToken cancellation)
    {
        await parent.GoneAsync(time, cancellation);
        _log.Stopping("the parent process is gone");
        await _stop.CancelAsync();
        await Task.Delay(PatienceWithoutParent, time, cancellation);
        _log.CutOff(PatienceWithoutParent.TotalSeconds);
        Environment.Exit(ExitCodes.Failed);
    }

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _stop.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        if (!_stop.IsCancellationRequested)
        {
            signal.Cancel = true;
            _log.Stopping(signal.Signal.ToString());
            _stop.Cancel();
        }
    }
}
