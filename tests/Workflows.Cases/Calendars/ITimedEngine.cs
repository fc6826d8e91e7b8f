using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Workflows.Cases.Calendars;

/// <summary>An engine on a clock that stands still until a case moves it, with a store of its own.</summary>
public interface ITimedEngine : IAsyncDisposable
{
    /// <summary>Whether it has nothing left to do but wait: for the clock, or for somebody outside.</summary>
    Task<bool> IsStillAsync();

    /// <summary>Starts the engine on an empty store.</summary>
    /// <param name="registry">The code.</param>
    /// <param name="services">Adds what activities are made of.</param>
    Task<IWorkflowClient> StartAsync(WorkflowRegistry registry, Action<IServiceCollection> services);

    /// <summary>Ends the engine and starts a new one with the same code on the same store.</summary>
    Task<IWorkflowClient> RestartAsync();
}
