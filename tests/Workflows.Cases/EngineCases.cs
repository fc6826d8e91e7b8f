using Xunit;

namespace HybridTrust.Workflows.Cases;

/// <summary>What all cases share: an engine of their own, and an end to every wait.</summary>
public abstract class EngineCases : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(45));
    private int _count;

    /// <summary>The engine.</summary>
    protected IEngineFixture Engine { get; private set; } = null!;

    /// <summary>The code of the case.</summary>
    protected WorkflowRegistry Registry { get; } = new();

    /// <summary>Ends a case that hangs.</summary>
    protected CancellationToken Limit => _limit.Token;

    /// <summary>A time no case reaches.</summary>
    protected DateTimeOffset Far => Engine.Now.AddHours(1);

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        Engine = CreateEngine();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Engine.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _limit.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the engine to test.</summary>
    protected abstract IEngineFixture CreateEngine();

    /// <summary>Starts an orchestration under a new id and gives the id.</summary>
    protected async Task<string> StartAsync<TInput, TResult>(
        IWorkflowClient client, WorkflowReference<TInput, TResult> workflow, TInput input)
    {
        var id = $"case-{Interlocked.Increment(ref _count)}";
        Assert.Equal(StartOutcome.Started, await client.StartAsync(workflow, id, input, Limit));
        return id;
    }

    /// <summary>Runs an orchestration to its end.</summary>
    protected async Task<WorkflowInstance> RunAsync<TInput, TResult>(
        IWorkflowClient client, WorkflowReference<TInput, TResult> workflow, TInput input) =>
        await client.WaitForEndAsync(await StartAsync(client, workflow, input), Limit);

    /// <summary>Waits until an instance has published the status given.</summary>
    protected async Task SeeStatusAsync(IWorkflowClient client, string id, string status)
    {
        while (!string.Equals((await client.FindAsync(id, Limit))?.PublishedStatus<string>(), status, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), Limit);
        }
    }

    /// <summary>Checks that an instance has completed and gives its result.</summary>
    protected static T Result<T>(WorkflowInstance instance)
    {
        Assert.True(
            instance.Status == InstanceStatus.Completed, $"{instance.InstanceId} is {instance.Status}: {instance.Failure?.Message}");
        return instance.Output<T>()!;
    }
}
