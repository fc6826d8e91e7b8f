namespace HybridTrust.Workflows;

/// <summary>An orchestration cannot go on without a result that it did not get.</summary>
public sealed class WorkflowFailedException(Failure failure) : Exception(failure.Message)
{
    /// <summary>What happened underneath.</summary>
    public Failure Failure { get; } = failure;
}
