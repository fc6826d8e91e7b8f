using Microsoft.Extensions.Logging;

namespace HybridTrust.Workflows;

/// <summary>
/// What an orchestration may ask of its engine, and no more than every engine can keep. Orchestration code runs again
/// from the start on every wake-up (replay), so time, ids and logs come from here, and only tasks returned by these
/// members may be awaited.
/// </summary>
public interface IWorkflow
{
    /// <summary>The id this instance was started with.</summary>
    string InstanceId { get; }

    /// <summary>The time of the history event being processed: the same at every replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>An id that is the same at every replay.</summary>
    Guid NewGuid();

    /// <summary>A logger that is silent while history is replayed.</summary>
    ILogger CreateLogger(string category);

    /// <summary>
    /// Calls an activity. Its failure comes back as <see cref="Outcome{T}.Failed"/> once the policy is used up;
    /// it is never thrown. A <see cref="PermanentFailureException"/> is not retried.
    /// </summary>
    Task<Outcome<TResult>> CallActivityAsync<TInput, TResult>(
        ActivityReference<TInput, TResult> activity, TInput input, RetryPolicy? retry = null);

    /// <summary>
    /// Starts another orchestration under the id given and waits for its end. A second child with the id of one that is
    /// running or done is a <see cref="Outcome{T}.Failed"/> with error type <c>DuplicateInstance</c>: ids include the attempt.
    /// </summary>
    Task<Outcome<TResult>> CallChildAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input);

    /// <summary>
    /// Waits for an event until a time. An event that came before its wait is delivered to it; one that comes after the
    /// time-out is dropped. Event names are unique per wait and matched without regard to case.
    /// </summary>
    Task<EventOutcome<T>> WaitForEventAsync<T>(string eventName, DateTimeOffset until);

    /// <summary>A timer that survives restarts. A time already past ends at once.</summary>
    Task DelayUntilAsync(DateTimeOffset until);

    /// <summary>Shows where the instance stands; at most 16 KB of JSON.</summary>
    void PublishStatus<T>(T status);
}
