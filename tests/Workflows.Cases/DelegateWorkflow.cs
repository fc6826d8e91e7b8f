namespace HybridTrust.Workflows.Cases;

/// <summary>An orchestration written inside its case.</summary>
public sealed class DelegateWorkflow<TInput, TResult>(Func<IWorkflow, TInput, Task<TResult>> body) : Workflow<TInput, TResult>
{
    /// <inheritdoc/>
    public override Task<TResult> RunAsync(IWorkflow workflow, TInput input) => body(workflow, input);
}
