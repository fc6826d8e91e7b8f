namespace HybridTrust.Workflows.Cases;

/// <summary>An engine under test, with a store of its own.</summary>
public interface IEngineFixture : IAsyncDisposable
{
    /// <summary>The engine's clock.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Starts the engine with the code given, on an empty store.</summary>
    Task<IWorkflowClient> StartAsync(WorkflowRegistry registry);

    /// <summary>Stops the engine and starts a new one with the same code on the same store.</summary>
    Task<IWorkflowClient> RestartAsync();
}
