using System.Text;
using System.Text.Json;
using HybridTrust.Json;
using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>The workflow as its code sees it: every call is an action, matched with history or new.</summary>
internal sealed class ReplayWorkflow(string instanceId, WorkflowPump pump, ActionMatcher matcher, ILoggerFactory loggers) : IWorkflow
{
    private const int LargestStatus = 16 * 1024;

    private readonly Dictionary<int, PendingTask> _pending = [];
    private readonly EventMailbox _mailbox = new();
    private List<HistoryEvent.TaskAction> _asked = [];
    private List<int> _calledOff = [];
    private int _lastTask;
    private int _guids;

    /// <inheritdoc/>
    public string InstanceId => instanceId;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Whether recorded inputs are still to come; set by the one who feeds them.</summary>
    public bool HasMoreHistory { get; set; }

    /// <summary>The first thing found that does not fit the history.</summary>
    public string? Mismatch { get; private set; }

    /// <summary>The status published last, as JSON.</summary>
    public string? Published { get; private set; }

    /// <summary>What the code waits for.</summary>
    public IReadOnlyDictionary<int, PendingTask> Pending => _pending;

    /// <inheritdoc/>
    public Guid NewGuid() => DeterministicGuid.Create(instanceId, ++_guids);

    /// <inheritdoc/>
    public ILogger CreateLogger(string category) =>
        new ReplaySafeLogger(loggers.CreateLogger(category), () => HasMoreHistory || matcher.IsReplaying);

    /// <inheritdoc/>
    public async Task<Outcome<TResult>> CallActivityAsync<TInput, TResult>(
        ActivityReference<TInput, TResult> activity, TInput input, RetryPolicy? retry = null)
    {
        var json = TrustJson.Serialize(input);
        for (var attempt = 1; ; attempt++)
        {
            var end = await Ask(task => new HistoryEvent.ActivityScheduled(UtcNow, task, activity.Name, json));
            if (end is not HistoryEvent.TaskFailed failed)
            {
                return Completed<TResult>(end);
            }

            if (retry is null || failed.Permanent || attempt >= retry.MaxAttempts)
            {
                return new Outcome<TResult>.Failed(failed.Failure);
            }

            var pause = retry.PauseAfter(attempt);
            await DelayUntilAsync(pause < DateTimeOffset.MaxValue - UtcNow ? UtcNow + pause : DateTimeOffset.MaxValue);
        }
    }

    /// <inheritdoc/>
    public async Task<Outcome<TResult>> CallChildAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input)
    {
        InstanceIds.Check(instanceId);
        var json = TrustJson.Serialize(input);
        var end = await Ask(task => new HistoryEvent.ChildScheduled(UtcNow, task, workflow.Name, instanceId, json));
        return end is HistoryEvent.TaskFailed failed ? new Outcome<TResult>.Failed(failed.Failure) : Completed<TResult>(end);
    }

    /// <inheritdoc/>
    public async Task<EventOutcome<T>> WaitForEventAsync<T>(string eventName, DateTimeOffset until)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var waiting = Ask(task => new HistoryEvent.EventAwaited(UtcNow, task, eventName, until));
        if (Mismatch is null && _mailbox.Await(eventName, _lastTask) is { } kept)
        {
            EndWait(_lastTask, kept);
        }

        return await waiting is HistoryEvent.EventRaised raised
            ? new EventOutcome<T>.Received(Read<T>(raised.Payload))
            : new EventOutcome<T>.TimedOut();
    }

    /// <inheritdoc/>
    public Task DelayUntilAsync(DateTimeOffset until) => Ask(task => new HistoryEvent.TimerCreated(UtcNow, task, until));

    /// <inheritdoc/>
    public void PublishStatus<T>(T status)
    {
        EnsureOwnThread();
        var json = TrustJson.Serialize(status);
        var size = Encoding.UTF8.GetByteCount(json);
        Published = size <= LargestStatus
            ? json
            : throw new ArgumentException(
                $"The status of instance '{instanceId}' is {size} bytes of JSON; at most {LargestStatus} can be published. "
                + "Publish a reference to what is large.",
                nameof(status));
    }

    /// <summary>Lets an input reach the code.</summary>
    public void Deliver(HistoryEvent input)
    {
        AdvanceTo(input.Time);
        switch (input)
        {
            case HistoryEvent.EventRaised raised:
                if (_mailbox.Deliver(raised.Name, raised.Payload) is { } wait)
                {
                    EndWait(wait, raised.Payload);
                }

                break;
            case HistoryEvent.TaskEnd end when end.TaskId > _lastTask:
                Mismatch ??= $"the history says that task {end.TaskId} ended, but the code has asked for {_lastTask} only";
                break;
            case HistoryEvent.TaskEnd end when _pending.Remove(end.TaskId, out var task):
                if (task.Action is HistoryEvent.EventAwaited timedOut)
                {
                    _mailbox.TimeOut(timedOut.Name, end.TaskId);
                }

                task.End.SetResult(end);
                break;
        }
    }

    /// <summary>Workflow time never goes back, whatever the machine's clock does.</summary>
    public void AdvanceTo(DateTimeOffset time) => UtcNow = time > UtcNow ? time : UtcNow;

    /// <summary>Hands over the new actions since the last call.</summary>
    public IReadOnlyList<HistoryEvent.TaskAction> TakeAsked()
    {
        var taken = _asked;
        _asked = [];
        return taken;
    }

    /// <summary>Hands over the waits whose event came, since the last call.</summary>
    public IReadOnlyList<int> TakeCalledOff()
    {
        var taken = _calledOff;
        _calledOff = [];
        return taken;
    }

    private static Outcome<T> Completed<T>(HistoryEvent end) =>
        new Outcome<T>.Completed(Read<T>(((HistoryEvent.TaskCompleted)end).Result));

    /// <summary>Null is a value here, where a type allows it.</summary>
    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, TrustJson.Options)!;

    private Task<HistoryEvent> Ask(Func<int, HistoryEvent.TaskAction> create)
    {
        EnsureOwnThread();
        var asked = create(++_lastTask);
        var recorded = matcher.Match(asked, out var mismatch);
        Mismatch ??= mismatch;
        var end = new TaskCompletionSource<HistoryEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Mismatch is not null)
        {
            // Never ends: code that left its history must not run on, and could catch an exception.
            return end.Task;
        }

        if (recorded is null)
        {
            _asked.Add(asked);
        }

        _pending.Add(_lastTask, new PendingTask(recorded ?? asked, recorded is not null, end));
        return end.Task;
    }

    private void EndWait(int taskId, string payload)
    {
        if (_pending.Remove(taskId, out var wait))
        {
            _calledOff.Add(taskId);
            wait.End.SetResult(new HistoryEvent.EventRaised(UtcNow, ((HistoryEvent.EventAwaited)wait.Action).Name, payload));
        }
    }

    private void EnsureOwnThread()
    {
        if (!pump.IsCurrent)
        {
            pump.ReportForeign();
            throw new InvalidOperationException(
                $"Instance '{instanceId}' called its workflow from a foreign task. Await only tasks that IWorkflow returns, without ConfigureAwait.");
        }
    }
}
