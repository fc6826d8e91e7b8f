namespace HybridTrust.Workflows;

/// <summary>An orchestration: deterministic code over <see cref="IWorkflow"/>, created anew for every replay.</summary>
/// <typeparam name="TInput">What it takes; JSON.</typeparam>
/// <typeparam name="TResult">What it gives; JSON.</typeparam>
public abstract class Workflow<TInput, TResult>
{
    /// <summary>Carries the orchestration out.</summary>
    public abstract Task<TResult> RunAsync(IWorkflow workflow, TInput input);
}
