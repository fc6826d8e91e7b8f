using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Instances;

/// <summary>An instance that the engine knows of, running or not.</summary>
/// <param name="id">Its id.</param>
/// <param name="number">Its number in the journal.</param>
/// <param name="createdAt">When it was accepted.</param>
internal abstract class KnownInstance(string id, int number, DateTimeOffset createdAt)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>Its number in the journal.</summary>
    public int Number { get; } = number;

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>Where it stands.</summary>
    public abstract InstanceStatus Status { get; }

    /// <summary>Ends once the instance is durable.</summary>
    public abstract Task Accepted { get; }

    /// <summary>What clients see of it.</summary>
    public abstract WorkflowInstance Show();
}
