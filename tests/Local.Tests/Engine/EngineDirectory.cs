using HybridTrust.Local.Engine;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>A data directory that is gone after the test.</summary>
internal sealed class EngineDirectory : IDisposable
{
    public EngineDirectory() => DataDirectory = Directory.CreateTempSubdirectory("hybridtrust-engine-").FullName;

    public string DataDirectory { get; }

    public string JournalPath => Path.Combine(DataDirectory, "journal.htj");

    public EmbeddedEngine Create(
        WorkflowRegistry registry,
        IJournalFaults? faults = null,
        bool replayAlways = false,
        ILoggerFactory? loggers = null,
        IServiceProvider? services = null,
        TimeProvider? time = null) => new(
        registry, services ?? new NoServices(), time ?? TimeProvider.System, loggers ?? NullLoggerFactory.Instance,
        new EmbeddedEngineOptions
        {
            DataDirectory = DataDirectory,
            Faults = faults,
            ReplayAlways = replayAlways,
            StopGrace = TimeSpan.FromSeconds(1),
            LongestStretch = time is null ? TimeSpan.FromMinutes(5) : TimeSpan.FromDays(1000),
        });

    public async Task<EmbeddedEngine> OpenAsync(
        WorkflowRegistry registry, IJournalFaults? faults = null, bool replayAlways = false, IServiceProvider? services = null, TimeProvider? time = null)
    {
        var engine = Create(registry, faults, replayAlways, services: services, time: time);
        await engine.StartAsync(CancellationToken.None);
        return engine;
    }

    public void Dispose() => Directory.Delete(DataDirectory, recursive: true);

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
