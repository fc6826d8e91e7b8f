using System.Runtime.CompilerServices;
using System.Text.Json;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using HybridTrust.Workflows;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Durable;

/// <summary>The client port on Durable Task.</summary>
internal sealed class DurableWorkflowClient(DurableClientSource source, InstanceStarter starter) : IWorkflowClient
{
    // The host gives a page back in one message, with a limit on its size.
    private const int PageSize = 50;

    private static readonly StartOrchestrationOptions Once =
        new StartOrchestrationOptions().WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);

    /// <inheritdoc />
    public Task<StartOutcome> StartAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input, CancellationToken cancellation) =>
        starter.StartAsync(
            instanceId,
            async () => await source.Client.GetInstanceAsync(instanceId, cancellation) is not null,
            () => ScheduleAsync(workflow.Name, instanceId, DurableJson.Write(input), cancellation),
            cancellation);

    /// <inheritdoc />
    public async Task<bool> RaiseEventAsync<T>(string instanceId, string eventName, T payload, CancellationToken cancellation)
    {
        // Durable Task drops what is sent to nobody without a word.
        if (await source.Client.GetInstanceAsync(instanceId, cancellation) is not { IsCompleted: false })
        {
            return false;
        }

        await source.Client.RaiseEventAsync(instanceId, eventName, DurableJson.Write(payload), cancellation);
        return true;
    }

    /// <inheritdoc />
    public async Task<WorkflowInstance?> FindAsync(string instanceId, CancellationToken cancellation) =>
        await source.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } found ? DurableInstances.Of(found) : null;

    /// <inheritdoc />
    public async IAsyncEnumerable<WorkflowInstance> QueryAsync(
        string prefix, InstanceStatus? status, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new OrchestrationQuery(
            Statuses: status is { } wanted ? DurableInstances.StatesOf(wanted) : null,
            InstanceIdPrefix: prefix.Length == 0 ? null : prefix,
            PageSize: PageSize,
            FetchInputsAndOutputs: true);

        // Stores answer in the order of ids, or in none.
        var found = new List<WorkflowInstance>();
        await foreach (var metadata in source.Client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            if (metadata.InstanceId.StartsWith(prefix, StringComparison.Ordinal))
            {
                found.Add(DurableInstances.Of(metadata));
            }
        }

        foreach (var instance in found.OrderBy(i => i.CreatedAt).ThenBy(i => i.InstanceId, StringComparer.Ordinal))
        {
            yield return instance;
        }
    }

    /// <inheritdoc />
    public async Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellation)
    {
        // The wait itself never ends for an instance that does not exist.
        if (await source.Client.GetInstanceAsync(instanceId, cancellation) is null)
        {
            throw new KeyNotFoundException($"There is no instance '{instanceId}'.");
        }

        return DurableInstances.Of(await source.Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, cancellation));
    }

    private async Task<bool> ScheduleAsync(string workflow, string instanceId, JsonElement input, CancellationToken cancellation)
    {
        try
        {
            await source.Client.ScheduleNewOrchestrationInstanceAsync(workflow, input, Once with { InstanceId = instanceId }, cancellation);
            return true;
        }
        catch (Exception refused) when (refused is OrchestrationAlreadyExistsException or RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            return false;
        }
    }
}
