using HybridTrust.Local.Engine.History;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>One run of an orchestration's code from its start: fed with inputs one by one, kept alive between them.</summary>
internal sealed class Execution
{
    private readonly RegisteredWorkflow _registered;
    private readonly WorkflowPump _pump;
    private readonly ActionMatcher _matcher = new();
    private readonly ReplayWorkflow _workflow;
    private readonly Action _wake;
    private Task<string>? _root;
    private volatile bool _foreign;

    /// <summary>Prepares the code.</summary>
    /// <param name="instanceId">Whose code it is.</param>
    /// <param name="registered">The orchestration.</param>
    /// <param name="loggers">Where its lines go.</param>
    /// <param name="wake">Called, on any thread, when the code is found to run outside its turns.</param>
    public Execution(string instanceId, RegisteredWorkflow registered, ILoggerFactory loggers, Action wake)
    {
        _registered = registered;
        _wake = wake;
        _pump = new WorkflowPump(OnForeign);
        _workflow = new ReplayWorkflow(instanceId, _pump, _matcher, loggers);
    }

    /// <summary>What the code waits for.</summary>
    public IReadOnlyDictionary<int, PendingTask> Pending => _workflow.Pending;

    /// <summary>Runs the code over recorded history, up to where the history ends.</summary>
    public void Replay(IReadOnlyCollection<RecordedEvent> history)
    {
        var inputs = 0;
        foreach (var recorded in history)
        {
            if (recorded.Event is HistoryEvent.TaskAction action)
            {
                _matcher.Expect(recorded.Position, action);
            }
            else if (recorded.Event is not HistoryEvent.StatusPublished)
            {
                inputs++;
            }
        }

        foreach (var recorded in history)
        {
            if (recorded.Event is not (HistoryEvent.TaskAction or HistoryEvent.StatusPublished))
            {
                _workflow.HasMoreHistory = --inputs > 0;
                Feed(recorded.Event);
            }
        }
    }

    /// <summary>Gives the code its next input and runs it until it waits.</summary>
    public void Feed(HistoryEvent input)
    {
        if (_workflow.Mismatch is not null || _foreign || _root?.IsCompleted == true)
        {
            return;
        }

        _pump.Run(() =>
        {
            if (input is HistoryEvent.Started started)
            {
                _workflow.AdvanceTo(started.Time);
                _root = _registered.RunAsync(_workflow, started.Input);
                _ = _root.ContinueWith(
                    _ => OnEnd(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            else
            {
                _workflow.Deliver(input);
            }
        });
    }

    /// <summary>What has come of the turns since the last call.</summary>
    public TurnResult TakeResult()
    {
        var asked = _workflow.TakeAsked();
        var calledOff = _workflow.TakeCalledOff();
        var isOver = _root?.IsCompleted == true;
        var mismatch = _workflow.Mismatch ?? _matcher.Missing(isOver ? "ended" : "waits for something else");
        if (mismatch is not null)
        {
            return new TurnResult([], [], _workflow.Published, null, EngineFailures.NonDeterminism(_workflow.InstanceId, mismatch));
        }

        if (_foreign || (!isOver && _workflow.Pending.Count == 0))
        {
            return new TurnResult([], calledOff, _workflow.Published, Failed(EngineFailures.ForeignAwait(_workflow.InstanceId)), null);
        }

        return new TurnResult(asked, calledOff, _workflow.Published, isOver ? End(_root!) : null, null);
    }

    private HistoryEvent.Ended End(Task<string> root) => root switch
    {
        { IsCompletedSuccessfully: true } => new HistoryEvent.Ended(
            _workflow.UtcNow, InstanceStatus.Completed, root.Result, null, _workflow.Published),
        { Exception.InnerException: { } exception } => Failed(EngineFailures.From(exception)),
        _ => Failed(new Failure(nameof(OperationCanceledException), "The orchestration was cancelled by its own code.")),
    };

    private HistoryEvent.Ended Failed(Failure failure) =>
        new(_workflow.UtcNow, InstanceStatus.Failed, null, failure, _workflow.Published);

    private void OnEnd()
    {
        if (!_pump.IsCurrent)
        {
            OnForeign();
        }
    }

    private void OnForeign()
    {
        _foreign = true;
        _wake();
    }
}
