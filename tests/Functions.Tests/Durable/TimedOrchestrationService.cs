using System.Collections.Concurrent;
using DurableTask.Core;
using DurableTask.Core.History;
using HybridTrust.Testing;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>
/// The in-memory hub on a clock of the test. It has none of its own: it stamps what happens with the machine's time and lets timers run by it.
/// Here timers wait for the clock, and turns begin at its time; everything else is the hub's.
/// </summary>
internal sealed class TimedOrchestrationService(SimulatedTime clock) : TaggedOrchestrationService, IOrchestrationService, IOrchestrationServiceClient
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _turns = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, HeldTimer> _timers = [];
    private readonly HubWork _work = new();

    /// <summary>The hub polls for half a second whenever this many turns are on their way.</summary>
    int IOrchestrationService.MaxConcurrentTaskOrchestrationWorkItems => 64;

    /// <summary>Likewise for activities.</summary>
    int IOrchestrationService.MaxConcurrentTaskActivityWorkItems => 64;

    /// <summary>Whether nothing is on its way: no message unread, no turn, no activity, no timer that is due.</summary>
    public bool IsStill => _work.IsDone && !_timers.Values.Any(t => t.Due <= clock.GetUtcNow());

    /// <summary>The time at which a turn begins; the history keeps it.</summary>
    public DateTimeOffset BeginTurn(string instance) => _turns[instance] = clock.GetUtcNow();

    async Task<TaskOrchestrationWorkItem> IOrchestrationService.LockNextTaskOrchestrationWorkItemAsync(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        var item = await LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);
        _work.Begin(item.InstanceId, item.NewMessages.Count);
        return item;
    }

    async Task IOrchestrationService.CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState)
    {
        var begun = _turns[workItem.InstanceId].UtcDateTime;
        foreach (var started in newOrchestrationRuntimeState.NewEvents.OfType<OrchestratorStartedEvent>())
        {
            started.Timestamp = begun;
        }

        foreach (var created in newOrchestrationRuntimeState.NewEvents.OfType<ExecutionStartedEvent>())
        {
            created.Timestamp = begun;
        }

        orchestrationState.CreatedTime = newOrchestrationRuntimeState.CreatedTime;
        orchestrationState.LastUpdatedTime = begun;
        if (orchestrationState.OrchestrationStatus is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated)
        {
            _work.End(workItem.InstanceId);
        }

        foreach (var message in orchestratorMessages)
        {
            _work.Send(message);
        }

        _work.Schedule(outboundMessages.Count);
        foreach (var timer in timerMessages)
        {
            Hold(timer);
        }

        await CompleteTaskOrchestrationWorkItemAsync(
            workItem, newOrchestrationRuntimeState, outboundMessages, orchestratorMessages, [], continuedAsNewMessage, orchestrationState);
    }

    async Task IOrchestrationService.ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        await ReleaseTaskOrchestrationWorkItemAsync(workItem);
        _work.Release();
    }

    async Task IOrchestrationService.AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem)
    {
        foreach (var message in workItem.NewMessages)
        {
            _work.Send(message);
        }

        await AbandonTaskOrchestrationWorkItemAsync(workItem);
    }

    async Task IOrchestrationService.CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage)
    {
        _work.Send(responseMessage);
        await CompleteTaskActivityWorkItemAsync(workItem, responseMessage);
        _work.Schedule(-1);
    }

    Task IOrchestrationServiceClient.SendTaskOrchestrationMessageAsync(TaskMessage message)
    {
        _work.Send(message);
        return SendTaskOrchestrationMessageAsync(message);
    }

    Task IOrchestrationServiceClient.CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[]? dedupeStatuses)
    {
        // It throws at once for an id that is taken, and then nothing is on its way.
        var created = CreateTaskOrchestrationAsync(creationMessage, dedupeStatuses);
        _work.Send(creationMessage);
        return created;
    }

    private void Hold(TaskMessage message)
    {
        var fired = (TimerFiredEvent)message.Event;
        var due = new DateTimeOffset(DateTime.SpecifyKind(fired.FireAt, DateTimeKind.Utc));
        var id = Guid.NewGuid();
        var held = _timers[id] = new HeldTimer(due);
        held.Timer = clock.CreateTimer(_ => Fire(id, message, fired), null, due - clock.GetUtcNow(), Timeout.InfiniteTimeSpan);
    }

    private void Fire(Guid id, TaskMessage message, TimerFiredEvent fired)
    {
        // The hub itself would wait for the machine's clock to show this time.
        _work.Send(message);
        message.Event = new TimerFiredEvent(fired.EventId, DateTime.UnixEpoch) { TimerId = fired.TimerId };
        SendTaskOrchestrationMessageAsync(message).GetAwaiter().GetResult();
        if (_timers.TryRemove(id, out var held))
        {
            held.Timer?.Dispose();
        }
    }

    private sealed class HeldTimer(DateTimeOffset due)
    {
        public DateTimeOffset Due => due;

        public ITimer? Timer { get; set; }
    }
}
