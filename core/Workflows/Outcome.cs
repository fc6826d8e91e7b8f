namespace HybridTrust.Workflows;

/// <summary>What became of an activity or a child orchestration: a value, or a failure to decide on.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>It returned.</summary>
    public sealed record Completed(T Value) : Outcome<T>;

    /// <summary>It failed for good, retries included.</summary>
    public sealed record Failed(Failure Failure) : Outcome<T>;

    /// <summary>The value; for callers that have no way on without it.</summary>
    /// <exception cref="WorkflowFailedException">The outcome is a failure.</exception>
    public T Required() => this switch
    {
        Completed completed => completed.Value,
        Failed failed => throw new WorkflowFailedException(failed.Failure),
        _ => throw new InvalidOperationException("An outcome is completed or failed."),
    };
}
