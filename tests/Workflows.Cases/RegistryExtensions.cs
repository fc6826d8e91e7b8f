namespace HybridTrust.Workflows.Cases;

/// <summary>Registers code written inside a case.</summary>
public static class RegistryExtensions
{
    /// <summary>Adds an orchestration.</summary>
    public static WorkflowReference<TInput, TResult> Workflow<TInput, TResult>(
        this WorkflowRegistry registry, string name, Func<IWorkflow, TInput, Task<TResult>> body)
    {
        var reference = new WorkflowReference<TInput, TResult>(name);
        registry.Add(reference, () => new DelegateWorkflow<TInput, TResult>(body));
        return reference;
    }

    /// <summary>Adds an activity.</summary>
    public static ActivityReference<TInput, TResult> Activity<TInput, TResult>(
        this WorkflowRegistry registry, string name, Func<TInput, CancellationToken, Task<TResult>> body)
    {
        var reference = new ActivityReference<TInput, TResult>(name);
        registry.Add(reference, _ => new DelegateActivity<TInput, TResult>(body));
        return reference;
    }

    /// <summary>Adds an activity that computes.</summary>
    public static ActivityReference<TInput, TResult> Activity<TInput, TResult>(
        this WorkflowRegistry registry, string name, Func<TInput, TResult> body) =>
        registry.Activity<TInput, TResult>(name, (input, _) => Task.FromResult(body(input)));
}
