using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Engine;

/// <summary>Turns durable records into what follows from them: inputs into turns, actions into work.</summary>
internal sealed class EngineCore : IJournalSink, IDisposable
{
    private readonly ActivityWorkers _activities;
    private readonly JournalWriter _writer;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Builds the parts; nothing runs before <see cref="Start"/>.</summary>
    public EngineCore(
        WorkflowRegistry registry, IServiceProvider services, TimeProvider time, ILoggerFactory loggers,
        EmbeddedEngineOptions options, JournalFile journal, RecoveredJournal recovered)
    {
        Registry = registry;
        Time = time;
        Loggers = loggers;
        Options = options;
        Journal = journal;
        Logger = loggers.CreateLogger<EmbeddedEngine>();
        _activities = new ActivityWorkers(this, services);
        _writer = new JournalWriter(journal, recovered, this, options.Faults);
    }

    /// <summary>The code.</summary>
    public WorkflowRegistry Registry { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>For orchestrations' own lines.</summary>
    public ILoggerFactory Loggers { get; }

    /// <summary>For the engine's lines.</summary>
    public ILogger Logger { get; }

    /// <summary>The set-up.</summary>
    public EmbeddedEngineOptions Options { get; }

    /// <summary>The journal, for reading.</summary>
    public JournalFile Journal { get; }

    /// <summary>Every instance.</summary>
    public InstanceTable Table { get; } = new();

    /// <summary>Tells that an instance started, ended or published its status.</summary>
    public EngineNews News { get; } = new();

    /// <summary>What is under way.</summary>
    public WorkInHand Work { get; } = new();

    /// <summary>When the next timer of any instance is due; null when nobody waits for a time.</summary>
    public DateTimeOffset? NextTimer => Table.Query("", onlyLive: true).OfType<LiveInstance>().Min(instance => instance.Timers.Next);

    /// <summary>Ends when nothing is written any more, on purpose or not.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Starts writing and working.</summary>
    public void Start()
    {
        _writer.Start();
        _activities.Start();
    }

    /// <summary>Lets activities notice the stop, then writes what is queued and ends.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var activities = _activities.StopAsync();
        try
        {
            await activities.WaitAsync(Options.StopGrace, Time, cancellation);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            EngineLog.ActivitiesAbandoned(Logger, _activities.Running);
        }

        await _writer.CloseAsync();
        await Stopped;
    }

    /// <summary>Ends as a power cut would: what is not written yet is lost.</summary>
    public async Task KillAsync()
    {
        _ = _activities.StopAsync();
        await _writer.KillAsync();
        await Stopped;
    }

    /// <summary>A new instance, not known to anybody yet.</summary>
    public LiveInstance Create(string id, int number, HistoryEvent.Started started, bool isDamaged = false)
    {
        LiveInstance? instance = null;
        var timers = new InstanceTimers(
            Time, Options.LongestStretch, (taskId, at) => Append(instance!, new HistoryEvent.TimerFired(at, taskId)));
        instance = new LiveInstance(id, number, started, timers) { IsDamaged = isDamaged };
        instance.Actor = new InstanceActor(instance, this);
        return instance;
    }

    /// <summary>Queues a record; dropped when the engine has stopped, as it would be by a crash.</summary>
    public void Append(LiveInstance instance, HistoryEvent history) => TryAppend(new JournalEntry(instance, history));

    /// <summary>Writes a record; ends when it is durable, false when the instance had ended before.</summary>
    /// <exception cref="EngineStoppedException">The engine stopped first.</exception>
    public Task<bool> WriteAsync(LiveInstance instance, HistoryEvent history)
    {
        var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return TryAppend(new JournalEntry(instance, history, written)) ? written.Task : throw new EngineStoppedException(null);
    }

    /// <summary>Sets an instance aside.</summary>
    public void Hold(LiveInstance instance, Failure why)
    {
        EngineLog.Held(Logger, instance.Id, why.Message);
        instance.Hold(why);
    }

    /// <summary>Begins what an orchestration asked for; the request is durable.</summary>
    public void Begin(LiveInstance instance, HistoryEvent.TaskAction action)
    {
        switch (action)
        {
            case HistoryEvent.ActivityScheduled activity:
                Work.Begin();
                _activities.Enqueue(new ActivityCall(instance, activity));
                break;
            case HistoryEvent.ChildScheduled child:
                StartChildOrSay(instance, child);
                break;
            case HistoryEvent.TimerCreated timer:
                instance.Timers.Arm(timer.TaskId, timer.DueAt);
                break;
            case HistoryEvent.EventAwaited wait:
                instance.Timers.Arm(wait.TaskId, wait.Until);
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _activities.Dispose();

    /// <inheritdoc/>
    public void OnDurable(JournalEntry entry)
    {
        Follow(entry);
        if (entry.Event is HistoryEvent.Started or HistoryEvent.Ended or HistoryEvent.StatusPublished)
        {
            News.Tell();
        }

        Work.End();
    }

    /// <inheritdoc/>
    public void OnDropped() => Work.End();

    /// <inheritdoc/>
    public void OnClosed(Exception? failure)
    {
        if (failure is not null)
        {
            EngineLog.JournalFailed(Logger, Journal.FilePath, failure);
        }

        _ = _activities.StopAsync();
        foreach (var instance in Table.Query("", onlyLive: true).OfType<LiveInstance>())
        {
            instance.Timers.Close();
        }

        _stopped.TrySetResult();
    }

    private bool TryAppend(JournalEntry entry)
    {
        Work.Begin();
        if (_writer.TryAppend(entry))
        {
            return true;
        }

        Work.End();
        return false;
    }

    private void Follow(JournalEntry entry)
    {
        var instance = entry.Instance;
        instance.OnDurable(entry.Event);
        switch (entry.Event)
        {
            case HistoryEvent.Started:
                instance.StartedAt = entry.Offset;
                Table.Add(instance);
                instance.Accept();
                instance.Actor!.Post(entry.Event);
                break;
            case HistoryEvent.TaskAction action:
                Begin(instance, action);
                break;
            case HistoryEvent.Ended ended:
                Table.End(new EndedInstance(
                    Journal, instance.Id, instance.Number, instance.CreatedAt, ended.Status, instance.StartedAt, entry.Offset));
                instance.End();
                TellParent(instance.Start.Parent, ended);
                break;
            case HistoryEvent.StatusPublished:
                break;
            default:
                instance.Actor!.Post(entry.Event);
                break;
        }
    }

    /// <summary>A child that ended long ago is read back from the journal; that it cannot be read must not end the engine.</summary>
    private void StartChildOrSay(LiveInstance parent, HistoryEvent.ChildScheduled action)
    {
        try
        {
            StartChild(parent, action);
        }
        catch (JournalDamagedException damage)
        {
            Fail(parent, action.TaskId, EngineFailures.DamagedHistory(action.ChildId, damage.Path, damage.Offset));
        }
    }

    private void StartChild(LiveInstance parent, HistoryEvent.ChildScheduled action)
    {
        if (!Registry.Workflows.ContainsKey(action.Name))
        {
            Fail(parent, action.TaskId, EngineFailures.WorkflowNotRegistered(action.ChildId, action.Name));
            return;
        }

        var link = new ParentLink(parent.Id, action.TaskId);
        var child = Create(
            action.ChildId, Table.NextNumber(), new HistoryEvent.Started(Time.GetUtcNow(), action.Name, action.Input, link));
        switch (Table.Reserve(child))
        {
            case LiveInstance fresh when fresh == child:
                Append(child, child.Start);
                break;
            case LiveInstance running when running.Start.Parent == link:
                break;
            case EndedInstance ended when ended.Parent == link:
                TellParent(link, ended.ReadEnd());
                break;
            default:
                Fail(parent, action.TaskId, EngineFailures.DuplicateInstance(parent.Id, action.ChildId));
                break;
        }
    }

    private void TellParent(ParentLink? link, HistoryEvent.Ended ended)
    {
        if (link is null || Table.Find(link.InstanceId) is not LiveInstance { IsDamaged: false } parent)
        {
            return;
        }

        var now = Time.GetUtcNow();
        Append(parent, ended.Status == InstanceStatus.Completed
            ? new HistoryEvent.TaskCompleted(now, link.TaskId, ended.Output ?? "null")
            : new HistoryEvent.TaskFailed(now, link.TaskId, ended.Failure ?? new Failure("", ""), Permanent: true));
    }

    private void Fail(LiveInstance parent, int taskId, Failure failure) =>
        Append(parent, new HistoryEvent.TaskFailed(Time.GetUtcNow(), taskId, failure, Permanent: true));
}
