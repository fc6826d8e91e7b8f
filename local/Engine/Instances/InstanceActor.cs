using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Replay;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Instances;

/// <summary>
/// Carries out the turns of one instance, one after another, on the thread pool. The code stays suspended in memory
/// between its inputs; it is replayed only after a restart.
/// </summary>
internal sealed class InstanceActor(LiveInstance instance, EngineCore core) : IThreadPoolWorkItem
{
    private readonly Queue<HistoryEvent> _inbox = new();
    private readonly List<RecordedEvent>? _history = core.Options.ReplayAlways ? [] : null;
    private IReadOnlyList<long>? _toRecover;
    private TaskCompletionSource? _recovered;
    private Execution? _execution;
    private string? _published;
    private bool _isQueued;
    private bool _isSignalled;
    private bool _isOver;

    /// <summary>Hands over the next input; it is durable.</summary>
    public void Post(HistoryEvent input)
    {
        lock (_inbox)
        {
            _inbox.Enqueue(input);
            if (_isQueued)
            {
                return;
            }

            _isQueued = true;
            core.Work.Begin();
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Brings the code back to where its recorded history left it, before any new input.</summary>
    public Task RecoverAsync(IReadOnlyList<long> records)
    {
        _toRecover = records;
        _recovered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Signal();
        return _recovered.Task;
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (TryTake(out var input))
        {
            if (_isOver)
            {
                continue;
            }

            try
            {
                TakeTurn(input);
            }
            catch (Exception exception)
            {
                Hold(EngineFailures.BrokenTurn(instance.Id, exception));
            }

            _recovered?.TrySetResult();
        }
    }

    private bool TryTake(out HistoryEvent? input)
    {
        lock (_inbox)
        {
            input = null;
            if (_toRecover is not null || _inbox.TryDequeue(out input) || _isSignalled)
            {
                _isSignalled = false;
                return true;
            }

            _isQueued = false;
            core.Work.End();
            return false;
        }
    }

    private void Signal()
    {
        lock (_inbox)
        {
            _isSignalled = true;
            if (_isQueued)
            {
                return;
            }

            _isQueued = true;
            core.Work.Begin();
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void TakeTurn(HistoryEvent? input)
    {
        if (!core.Registry.Workflows.TryGetValue(instance.Start.Name, out var registered))
        {
            Hold(EngineFailures.WorkflowNotRegistered(instance.Id, instance.Start.Name));
        }
        else if (_toRecover is { } records)
        {
            _toRecover = null;
            Recover(registered, records);
        }
        else if (input is null)
        {
            Apply(_execution?.TakeResult());
        }
        else if (_history is not null)
        {
            TakeTurnFromTheStart(registered, input, _history);
        }
        else
        {
            _execution ??= Create(registered);
            _execution.Feed(input);
            Apply(_execution.TakeResult());
        }
    }

    private void Recover(RegisteredWorkflow registered, IReadOnlyList<long> records)
    {
        var history = records.Select(core.Journal.Read).ToList();
        _published = history.Select(recorded => recorded.Event).OfType<HistoryEvent.StatusPublished>().LastOrDefault()?.Json;
        _history?.AddRange(history);
        _execution = Create(registered);
        _execution.Replay(history);
        Apply(_execution.TakeResult());
        if (_isOver)
        {
            return;
        }

        foreach (var pending in _execution.Pending.Values.Where(pending => pending.IsRecorded).ToList())
        {
            core.Begin(instance, pending.Action);
        }
    }

    private void TakeTurnFromTheStart(RegisteredWorkflow registered, HistoryEvent input, List<RecordedEvent> history)
    {
        _execution = Create(registered);
        if (history.Count > 0)
        {
            _execution.Replay(history);
            var again = _execution.TakeResult();
            if (again.Held is not null || again.Actions.Count > 0)
            {
                Apply(again with
                {
                    Held = again.Held ?? EngineFailures.NonDeterminism(
                        instance.Id, $"the history ends, but the code asked for {again.Actions[0].Describe()}"),
                });
                return;
            }
        }

        Remember(input);
        _execution.Feed(input);
        Apply(_execution.TakeResult());
    }

    private Execution Create(RegisteredWorkflow registered) => new(instance.Id, registered, core.Loggers, Signal);

    private void Apply(TurnResult? result)
    {
        if (result is null)
        {
            return;
        }

        if (result.Held is not null)
        {
            Hold(result.Held);
            return;
        }

        foreach (var taskId in result.CalledOff)
        {
            instance.Timers.CallOff(taskId);
        }

        if (result.Ended is not null)
        {
            _isOver = true;
            _execution = null;
            core.Append(instance, result.Ended with { Time = core.Time.GetUtcNow() });
            return;
        }

        if (result.Published is not null && !string.Equals(result.Published, _published, StringComparison.Ordinal))
        {
            _published = result.Published;
            core.Append(instance, new HistoryEvent.StatusPublished(core.Time.GetUtcNow(), result.Published));
        }

        foreach (var action in result.Actions)
        {
            Remember(action);
            core.Append(instance, action);
        }
    }

    private void Remember(HistoryEvent history) => _history?.Add(new RecordedEvent(instance.Id, _history.Count + 1, history));

    private void Hold(Failure why)
    {
        _isOver = true;
        _execution = null;
        core.Hold(instance, why);
        _recovered?.TrySetResult();
    }
}
