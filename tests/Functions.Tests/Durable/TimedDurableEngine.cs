using HybridTrust.Functions.Durable;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>Durable Task on a clock of the case: the hub outlives its worker as a task hub in Azure outlives the host.</summary>
internal sealed class TimedDurableEngine(SimulatedTime clock) : ITimedEngine
{
    private readonly InMemoryRecords _records = new();
    private readonly TimedOrchestrationService _service = new(clock);
    private InMemoryHub? _hub;
    private DurableWorker? _worker;
    private WorkflowRegistry _registry = new();
    private Action<IServiceCollection> _services = _ => { };

    public Task<bool> IsStillAsync() => Task.FromResult(_service.IsStill);

    public async Task<IWorkflowClient> StartAsync(WorkflowRegistry registry, Action<IServiceCollection> services)
    {
        _registry = registry.AddDurable();
        _services = services;
        _hub = await InMemoryHub.StartAsync(_service);
        return await StartWorkerAsync();
    }

    public async Task<IWorkflowClient> RestartAsync()
    {
        await _worker!.DisposeAsync();
        return await StartWorkerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }
    }

    private async Task<IWorkflowClient> StartWorkerAsync()
    {
        _worker = await DurableWorker.StartAsync(_hub!.Address, _registry, _records, _services);
        return _worker.Client;
    }
}
