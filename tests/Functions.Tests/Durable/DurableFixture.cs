using HybridTrust.Functions.Durable;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;

namespace HybridTrust.Functions.Tests.Durable;

/// <summary>Durable Task for the cases.</summary>
internal sealed class DurableFixture : IEngineFixture
{
    private readonly InMemoryRecords _records = new();
    private InMemoryHub? _hub;
    private DurableWorker? _worker;
    private WorkflowRegistry _registry = new();

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task<IWorkflowClient> StartAsync(WorkflowRegistry registry)
    {
        _registry = registry.AddDurable();
        _hub = await InMemoryHub.StartAsync();
        return await StartWorkerAsync();
    }

    public async Task<IWorkflowClient> RestartAsync()
    {
        // What a dying worker has in hand is lost to this hub for ever, unlike to a store that hands it out again: let it finish.
        await _worker!.SettleAsync();
        await _worker.DisposeAsync();
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
        _worker = await DurableWorker.StartAsync(_hub!.Address, _registry, _records);
        return _worker.Client;
    }
}
