using HybridTrust.Jobs;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Processes;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Hosting;

/// <summary>Kills runners while they have a job: each of the first jobs once.</summary>
internal sealed class RunnerCrash : IAsyncDisposable
{
    private const int Jobs = 3;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>By then the runner has the job, and its steps are not all done.</summary>
    private static readonly TimeSpan AfterDispatch = TimeSpan.FromMilliseconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _killing;

    /// <summary>Begins to watch for jobs.</summary>
    /// <param name="engine">The engine that works now.</param>
    /// <param name="runners">The runners by name.</param>
    /// <param name="real">Real time.</param>
    public RunnerCrash(Func<EmbeddedEngine> engine, IReadOnlyDictionary<string, SupervisedProcess> runners, TimeProvider real) =>
        _killing = KillAsync(engine, runners, real);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _killing;
        _stop.Dispose();
    }

    private async Task KillAsync(Func<EmbeddedEngine> engine, IReadOnlyDictionary<string, SupervisedProcess> runners, TimeProvider real)
    {
        var struck = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (struck.Count < Jobs)
            {
                await Task.Delay(Look, real, _stop.Token);
                await foreach (var job in engine().QueryAsync(JobId.Prefix, InstanceStatus.Running, _stop.Token))
                {
                    if (struck.Count < Jobs && job.Input<JobDispatch>() is { } dispatch && struck.Add(job.InstanceId))
                    {
                        await Task.Delay(AfterDispatch, real, _stop.Token);
                        runners[dispatch.Runner].Kill();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }
}
