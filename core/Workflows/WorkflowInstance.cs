using HybridTrust.Json;

namespace HybridTrust.Workflows;

/// <summary>A snapshot of one orchestration instance.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Name">The orchestration's name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was accepted, UTC.</param>
/// <param name="UpdatedAt">When its history last grew, UTC.</param>
/// <param name="InputJson">What it was started with.</param>
/// <param name="StatusJson">What it last published, or null.</param>
/// <param name="OutputJson">Its result when completed, or null.</param>
/// <param name="Failure">Why it failed or is held, or null.</param>
public sealed record WorkflowInstance(
    string InstanceId,
    string Name,
    InstanceStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string InputJson,
    string? StatusJson,
    string? OutputJson,
    Failure? Failure)
{
    /// <summary>The input, typed.</summary>
    public T Input<T>() => TrustJson.Deserialize<T>(InputJson);

    /// <summary>The published status, typed; default when none was published.</summary>
    public T? PublishedStatus<T>() => StatusJson is null ? default : TrustJson.Deserialize<T>(StatusJson);

    /// <summary>The result, typed; default when there is none.</summary>
    public T? Output<T>() => OutputJson is null ? default : TrustJson.Deserialize<T>(OutputJson);
}
