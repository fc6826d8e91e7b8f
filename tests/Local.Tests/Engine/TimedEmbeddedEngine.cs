using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Rotations;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>The embedded engine on a clock of the case; it ends as a power cut would end it.</summary>
internal sealed class TimedEmbeddedEngine(SimulatedTime clock) : ITimedEngine
{
    private readonly EngineDirectory _directory = new();
    private Stillness _stillness = new();
    private ServiceProvider? _services;
    private WorkflowRegistry _registry = new();
    private EmbeddedEngine? _engine;

    public bool IsStill => _stillness.IsStill;

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

    private async Task<IWorkflowClient> OpenAsync()
    {
        _stillness = new Stillness();
        return _engine = await _directory.OpenAsync(_stillness.Watch(_registry), _stillness, services: _services, time: clock);
    }
}
