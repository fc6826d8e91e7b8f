using System.Text;
using System.Text.Json;
using HybridTrust.Workflows;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Durable;

/// <summary>The workflow port on Durable Task: outcomes where Durable Task throws, ids that are taken once, and the product's own JSON.</summary>
internal sealed class DurableWorkflow(TaskOrchestrationContext context) : IWorkflow
{
    /// <summary>The most bytes of JSON that a status may have; the storage provider takes no more.</summary>
    public const int LargestStatus = 16 * 1024;

    /// <inheritdoc />
    public string InstanceId => context.InstanceId;

    /// <inheritdoc />
    public DateTimeOffset UtcNow => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    /// <inheritdoc />
    public Guid NewGuid() => context.NewGuid();

    /// <inheritdoc />
    public ILogger CreateLogger(string category) => context.CreateReplaySafeLogger(category);

    /// <inheritdoc />
    public async Task<Outcome<TResult>> CallActivityAsync<TInput, TResult>(
        ActivityReference<TInput, TResult> activity, TInput input, HybridTrust.Workflows.RetryPolicy? retry = null)
    {
        try
        {
            var result = await context.CallActivityAsync<JsonElement>(activity.Name, DurableJson.Write(input), DurableRetry.Of(retry));
            return new Outcome<TResult>.Completed(DurableJson.Read<TResult>(result));
        }
        catch (TaskFailedException failed)
        {
            return new Outcome<TResult>.Failed(ActivityFailure.Of(failed.FailureDetails).Failure);
        }
    }

    /// <inheritdoc />
    public async Task<Outcome<TResult>> CallChildAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input)
    {
        // Durable Task would throw the history of a running instance away and begin it anew.
        var reservation = new InstanceReservation(instanceId, $"{InstanceId}/{NewGuid():N}");
        if (!(await CallActivityAsync(ReserveInstanceActivity.Reference, reservation, HybridTrust.Workflows.RetryPolicy.Safe)).Required())
        {
            return new Outcome<TResult>.Failed(new Failure(
                "DuplicateInstance", $"There is an instance '{instanceId}' already; '{workflow.Name}' was not started again. Ids of children include the attempt."));
        }

        try
        {
            var result = await context.CallSubOrchestratorAsync<JsonElement>(
                workflow.Name, DurableJson.Write(input), new SubOrchestrationOptions(instanceId: instanceId));
            return new Outcome<TResult>.Completed(DurableJson.Read<TResult>(result));
        }
        catch (TaskFailedException failed)
        {
            return new Outcome<TResult>.Failed(OrchestrationFailure.Of(failed.FailureDetails));
        }
    }

    /// <inheritdoc />
    public async Task<EventOutcome<T>> WaitForEventAsync<T>(string eventName, DateTimeOffset until)
    {
        try
        {
            var payload = await context.WaitForExternalEvent<JsonElement>(eventName, until - UtcNow);
            return new EventOutcome<T>.Received(DurableJson.Read<T>(payload));
        }
        catch (TaskCanceledException)
        {
            return new EventOutcome<T>.TimedOut();
        }
    }

    /// <inheritdoc />
    public async Task DelayUntilAsync(DateTimeOffset until)
    {
        // A store's clock may be a little ahead of the worker's, and then the timer comes early.
        while (UtcNow < until)
        {
            await context.CreateTimer(until.UtcDateTime, CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public void PublishStatus<T>(T status)
    {
        var json = DurableJson.Write(status);
        var bytes = Encoding.UTF8.GetByteCount(json.GetRawText());
        if (bytes > LargestStatus)
        {
            throw new ArgumentException(
                $"The status of {InstanceId} has {bytes} bytes of JSON; at most {LargestStatus} can be published. Publish a summary and keep the rest in records.",
                nameof(status));
        }

        context.SetCustomStatus(json);
    }
}
