namespace HybridTrust.Workflows;

/// <summary>What the outside (API, triggers, command line) may ask of an engine.</summary>
public interface IWorkflowClient
{
    /// <summary>
    /// Starts an orchestration. Of any number of calls with one id, at any time and side by side, exactly one is
    /// <see cref="StartOutcome.Started"/>; the id stays taken after the instance has ended.
    /// </summary>
    Task<StartOutcome> StartAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input, CancellationToken cancellation);

    /// <summary>Sends an event to an instance. It is durable when this returns.</summary>
    /// <returns>False when there is no such instance or it has ended: nothing was sent.</returns>
    Task<bool> RaiseEventAsync<T>(string instanceId, string eventName, T payload, CancellationToken cancellation);

    /// <summary>The instance, or null.</summary>
    Task<WorkflowInstance?> FindAsync(string instanceId, CancellationToken cancellation);

    /// <summary>Instances whose id starts with the prefix (ordinal), oldest first.</summary>
    /// <param name="prefix">The start of the ids; empty means all.</param>
    /// <param name="status">Only instances in this state; null means any.</param>
    /// <param name="cancellation">Ends the enumeration.</param>
    IAsyncEnumerable<WorkflowInstance> QueryAsync(string prefix, InstanceStatus? status, CancellationToken cancellation);

    /// <summary>Waits until the instance has ended.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellation);
}
