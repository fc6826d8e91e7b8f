using HybridTrust.Local.Engine;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>The embedded engine on a clock of the case; it ends as a power cut would end it.</summary>
internal sealed class TimedEmbeddedEngine(SimulatedTime clock) : ITimedEngine
{
    private readonly EngineDirectory _directory = new();
    private ServiceProvider? _services;
    private WorkflowRegistry _registry = new();
    private EmbeddedEngine? _engine;

    /// <summary>A timer that is due has its turn coming, even before anything of it is under way.</summary>
    public async Task<bool> IsStillAsync()
    {
        DateTimeOffset? next = null;
        return await _engine!.WhileIdleAsync(due =>
        {
            next = due;
            return Task.CompletedTask;
        }) && !(next <= clock.GetUtcNow());
    }

    public async Task<IWorkflowClient> StartAsync(WorkflowRegistry registry, Action<IServiceCollection> services)
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddSingleton<IWorkflowClient>(_ => _engine!);
        services(collection);
        _services = collection.BuildServiceProvider();
        _registry = registry;
        return await OpenAsync();
    }

    public async Task<IWorkflowClient> RestartAsync()
    {
        await _engine!.KillAsync();
        await _engine.DisposeAsync();
        return await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _directory.Dispose();
    }

    private async Task<IWorkflowClient> OpenAsync() => _engine = await _directory.OpenAsync(_registry, services: _services, time: clock);
}
