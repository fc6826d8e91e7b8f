using HybridTrust.Json;

namespace HybridTrust.Workflows;

/// <summary>Every orchestration and activity of the product by name, in the form an engine needs: JSON in, JSON out.</summary>
public sealed class WorkflowRegistry
{
    private readonly Dictionary<string, RegisteredWorkflow> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegisteredActivity> _activities = new(StringComparer.Ordinal);

    /// <summary>The orchestrations.</summary>
    public IReadOnlyDictionary<string, RegisteredWorkflow> Workflows => _workflows;

    /// <summary>The activities.</summary>
    public IReadOnlyDictionary<string, RegisteredActivity> Activities => _activities;

    /// <summary>Adds an orchestration.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public WorkflowRegistry Add<TInput, TResult>(
        WorkflowReference<TInput, TResult> reference, Func<Workflow<TInput, TResult>> create)
    {
        _workflows.Add(reference.Name, new RegisteredWorkflow(reference.Name, async (workflow, input) =>
            TrustJson.Serialize(await create().RunAsync(workflow, TrustJson.Deserialize<TInput>(input)))));
        return this;
    }

    /// <summary>Adds an activity; it is created from the services of each call.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public WorkflowRegistry Add<TInput, TResult>(
        ActivityReference<TInput, TResult> reference, Func<IServiceProvider, Activity<TInput, TResult>> create)
    {
        _activities.Add(reference.Name, new RegisteredActivity(reference.Name, async (services, input, cancellation) =>
            TrustJson.Serialize(await create(services).RunAsync(TrustJson.Deserialize<TInput>(input), cancellation))));
        return this;
    }
}
