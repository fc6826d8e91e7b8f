using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Instances as the port promises them, moved on by the test instead of by orchestrations.</summary>
internal sealed class InMemoryWorkflows(TimeProvider time) : IWorkflowClient
{
    private readonly ConcurrentDictionary<string, WorkflowInstance> _instances = new(StringComparer.Ordinal);
    private int _looks;

    public ConcurrentQueue<RaisedEvent> Events { get; } = [];

    public int Count => _instances.Count;

    /// <summary>How often somebody asked, so that a test can tell that a request is being held.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>Runs before an event is raised: to die there, or to let the world move on.</summary>
    public Action<string>? BeforeEvent { get; set; }

    /// <summary>Runs before anything is read: to fail there.</summary>
    public Action? BeforeRead { get; set; }

    /// <summary>Runs before an instance is started: to let others come at the same instant.</summary>
    public Func<string, Task>? BeforeStart { get; set; }

    public async Task<StartOutcome> StartAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input, CancellationToken cancellation)
    {
        await (BeforeStart?.Invoke(instanceId) ?? Task.CompletedTask);
        var now = time.GetUtcNow();
        var instance = new WorkflowInstance(
            instanceId, workflow.Name, InstanceStatus.Running, now, now, TrustJson.Serialize(input), StatusJson: null, OutputJson: null, Failure: null);
        return _instances.TryAdd(instanceId, instance) ? StartOutcome.Started : StartOutcome.AlreadyExists;
    }

    public Task<bool> RaiseEventAsync<T>(string instanceId, string eventName, T payload, CancellationToken cancellation)
    {
        BeforeEvent?.Invoke(instanceId);
        var running = _instances.GetValueOrDefault(instanceId)?.Status is InstanceStatus.Running;
        if (running)
        {
            Events.Enqueue(new RaisedEvent(instanceId, eventName, TrustJson.Serialize(payload)));
        }

        return Task.FromResult(running);
    }

    public Task<WorkflowInstance?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        BeforeRead?.Invoke();
        Interlocked.Increment(ref _looks);
        return Task.FromResult(_instances.GetValueOrDefault(instanceId));
    }

    public async IAsyncEnumerable<WorkflowInstance> QueryAsync(
        string prefix, InstanceStatus? status, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        BeforeRead?.Invoke();
        Interlocked.Increment(ref _looks);
        foreach (var instance in _instances.Values
            .Where(i => i.InstanceId.StartsWith(prefix, StringComparison.Ordinal) && (status is null || i.Status == status))
            .OrderBy(i => i.CreatedAt))
        {
            yield return instance;
        }
    }

    public Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellation) =>
        throw new NotSupportedException("The API never waits for an end.");

    public void Publish(string instance, RunStatus status) =>
        Change(instance, i => i with { StatusJson = TrustJson.Serialize(status) });

    public void End(string instance, RunResult result) =>
        Change(instance, i => i with { Status = InstanceStatus.Completed, OutputJson = TrustJson.Serialize(result) });

    public void End(string instance, JobEnding ending) =>
        Change(instance, i => i with { Status = InstanceStatus.Completed, OutputJson = TrustJson.Serialize(ending) });

    /// <summary>What an engine shows of an instance whose records it cannot read: its id, and why.</summary>
    public void Damage(string instance, string why) => Change(instance, i => i with
    {
        Name = "",
        Status = InstanceStatus.Held,
        InputJson = "null",
        StatusJson = null,
        Failure = new Failure("DamagedHistory", why),
    });

    private void Change(string instance, Func<WorkflowInstance, WorkflowInstance> change) =>
        _instances[instance] = change(_instances[instance]) with { UpdatedAt = time.GetUtcNow() };
}
