using System.Threading.Channels;
using HybridTrust.Local.Engine.History;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Local.Engine;

/// <summary>Runs activities side by side, at most so many at once, first come first served.</summary>
internal sealed class ActivityWorkers : IDisposable
{
    private readonly EngineCore _core;
    private readonly IServiceProvider _services;
    private readonly CancellationToken _stop;
    private readonly Channel<ActivityCall> _calls = Channel.CreateUnbounded<ActivityCall>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _workers = [];
    private int _running;

    /// <summary>Prepares the workers; they take calls after <see cref="Start"/>.</summary>
    public ActivityWorkers(EngineCore core, IServiceProvider services)
    {
        _core = core;
        _services = services;
        _stop = _stopping.Token;
    }

    /// <summary>How many run at this moment.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Queues a call.</summary>
    public void Enqueue(ActivityCall call) => _calls.Writer.TryWrite(call);

    /// <summary>Starts taking calls.</summary>
    public void Start()
    {
        for (var worker = 0; worker < Math.Max(1, _core.Options.MaxConcurrentActivities); worker++)
        {
            _workers.Add(Task.Run(WorkAsync));
        }
    }

    /// <summary>Takes no more calls and asks those that run to give up. Ends when they have.</summary>
    public async Task StopAsync()
    {
        _calls.Writer.TryComplete();
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task WorkAsync()
    {
        await foreach (var call in _calls.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            Interlocked.Increment(ref _running);
            await RunAsync(call);
            Interlocked.Decrement(ref _running);
            _core.Work.End();
        }
    }

    /// <summary>Runs one. When the engine stops first nothing is recorded, so that it runs again after the next start.</summary>
    private async Task RunAsync(ActivityCall call)
    {
        var action = call.Action;
        if (!_core.Registry.Activities.TryGetValue(action.Name, out var activity))
        {
            Fail(call, EngineFailures.ActivityNotRegistered(call.Instance.Id, action.Name), permanent: true);
            return;
        }

        try
        {
            var result = await InvokeAsync(activity, action.Input);
            _core.Append(call.Instance, new HistoryEvent.TaskCompleted(_core.Time.GetUtcNow(), action.TaskId, result));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Its call stays open in the history.
        }
        catch (Exception exception)
        {
            EngineLog.ActivityFailed(_core.Logger, action.Name, call.Instance.Id, exception);
            Fail(call, EngineFailures.From(exception), exception is PermanentFailureException);
        }
    }

    private async Task<string> InvokeAsync(RegisteredActivity activity, string input)
    {
        if (_services.GetService<IServiceScopeFactory>() is not { } scopes)
        {
            return await activity.RunAsync(_services, input, _stop);
        }

        await using var scope = scopes.CreateAsyncScope();
        return await activity.RunAsync(scope.ServiceProvider, input, _stop);
    }

    private void Fail(ActivityCall call, Failure failure, bool permanent) => _core.Append(
        call.Instance, new HistoryEvent.TaskFailed(_core.Time.GetUtcNow(), call.Action.TaskId, failure, permanent));
}
