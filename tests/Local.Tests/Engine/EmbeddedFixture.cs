using HybridTrust.Local.Engine;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>The embedded engine for the cases.</summary>
internal sealed class EmbeddedFixture(bool replayAlways) : IEngineFixture
{
    private readonly EngineDirectory _directory = new();
    private WorkflowRegistry _registry = new();
    private EmbeddedEngine? _engine;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task<IWorkflowClient> StartAsync(WorkflowRegistry registry)
    {
        _registry = registry;
        return _engine = await _directory.OpenAsync(registry, replayAlways: replayAlways);
    }

    public async Task<IWorkflowClient> RestartAsync()
    {
        await _engine!.StopAsync(CancellationToken.None);
        return await StartAsync(_registry);
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        _directory.Dispose();
    }
}
