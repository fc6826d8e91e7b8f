using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Processes;

/// <summary>
/// A child that is started again when it dies, as a service manager would do on a server. Each death is told; the pauses grow while it
/// keeps dying, so that a child that cannot live costs next to nothing.
/// </summary>
internal sealed partial class SupervisedProcess : IRunningProgram
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // Who lived this long does not keep dying.
    private static readonly TimeSpan GoodLife = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ChildProcess> _start;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private volatile ChildProcess? _child;

    private SupervisedProcess(Func<ChildProcess> start, TimeProvider time, ILogger log)
    {
        _start = start;
        _time = time;
        _log = log;
        Ended = SuperviseAsync(start());
    }

    /// <summary>Ends when it cannot even be started again, with a sentence, or with null when it was stopped. A mere death does not end it.</summary>
    public Task<string?> Ended { get; }

    /// <summary>Starts a child and looks after it.</summary>
    /// <param name="start">Starts it, and starts it again.</param>
    /// <param name="time">Real time.</param>
    /// <param name="log">Where deaths are told.</param>
    /// <exception cref="ChildProcessException">It cannot be started.</exception>
    public static SupervisedProcess Start(Func<ChildProcess> start, TimeProvider time, ILogger log) => new(start, time, log);

    /// <summary>Kills the child that lives now; it is started again.</summary>
    public void Kill() => _child?.Kill();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ended;
        _stop.Dispose();
    }

    private async Task<string?> SuperviseAsync(ChildProcess child)
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var started = _time.GetTimestamp();
                var death = await DeathAsync(child);
                if (_time.GetElapsedTime(started) >= GoodLife)
                {
                    pause = FirstPause;
                }

                StartsAgain(death, pause.TotalSeconds);
                await Task.Delay(pause, _time, _stop.Token);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                child = _start();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return null;
        }
        catch (ChildProcessException failure)
        {
            return failure.Message;
        }
    }

    private async Task<string?> DeathAsync(ChildProcess child)
    {
        await using (child)
        {
            _child = child;
            return await child.Ended.WaitAsync(_stop.Token);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Death}\nIt is started again in {Seconds} s and goes on with what it had begun.")]
    private partial void StartsAgain(string? death, double seconds);
}
