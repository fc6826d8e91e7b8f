using HybridTrust.Workflows;
using Microsoft.DurableTask.Client;

namespace HybridTrust.Functions.Durable;

/// <summary>Durable Task's view of an instance in the product's terms.</summary>
internal static class DurableInstances
{
    /// <summary>The instance.</summary>
    public static WorkflowInstance Of(OrchestrationMetadata metadata)
    {
        var status = StatusOf(metadata.RuntimeStatus);
        return new WorkflowInstance(
            metadata.InstanceId,
            metadata.Name,
            status,
            metadata.CreatedAt.ToUniversalTime(),
            metadata.LastUpdatedAt.ToUniversalTime(),
            metadata.SerializedInput ?? "null",
            metadata.SerializedCustomStatus,
            status is InstanceStatus.Completed ? metadata.SerializedOutput : null,
            FailureOf(metadata, status));
    }

    /// <summary>Durable Task's states that a state of ours stands for.</summary>
    public static IReadOnlyList<OrchestrationRuntimeStatus> StatesOf(InstanceStatus status) =>
        [.. Enum.GetValues<OrchestrationRuntimeStatus>().Where(s => StatusOf(s) == status)];

    private static InstanceStatus StatusOf(OrchestrationRuntimeStatus status) => status switch
    {
        OrchestrationRuntimeStatus.Completed => InstanceStatus.Completed,
        OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => InstanceStatus.Failed,
        OrchestrationRuntimeStatus.Suspended => InstanceStatus.Held,
        _ => InstanceStatus.Running,
    };

    private static Failure? FailureOf(OrchestrationMetadata metadata, InstanceStatus status) => status switch
    {
        InstanceStatus.Failed when metadata.FailureDetails is { } details => OrchestrationFailure.Of(details),
        InstanceStatus.Failed => new Failure(metadata.RuntimeStatus.ToString(), $"{metadata.InstanceId} was ended by hand: {metadata.SerializedOutput ?? "no reason was given"}."),
        InstanceStatus.Held => new Failure(metadata.RuntimeStatus.ToString(), $"{metadata.InstanceId} was set aside by hand. Resume it, or end it, with the Durable tools."),
        _ => null,
    };
}
