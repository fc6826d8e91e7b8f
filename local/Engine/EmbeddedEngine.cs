using HybridTrust.Json;
using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Local.Engine;

/// <summary>
/// The durable workflow engine of the embedded host: one process, one journal. What it has accepted survives a kill at
/// any byte; replay follows Durable Task's rules, so what runs here runs in Azure.
/// </summary>
internal sealed class EmbeddedEngine(
    WorkflowRegistry registry, IServiceProvider services, TimeProvider time, ILoggerFactory loggers, EmbeddedEngineOptions options)
    : IWorkflowClient, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger<EmbeddedEngine>();
    private DirectoryLock? _lock;
    private JournalFile? _journal;
    private EngineCore? _core;
    private bool _isReleased;

    /// <summary>Damaged stretches found in the journal at start.</summary>
    public IReadOnlyList<JournalDamage> Damage { get; private set; } = [];

    /// <summary>Ends when the engine has stopped, on purpose or because its journal could not be written.</summary>
    public Task Stopped => Core.Stopped;

    /// <summary>Ends when, from now on, an instance starts, ends or publishes its status.</summary>
    public Task NextChange => Core.News.Next;

    private EngineCore Core => _core ?? throw new InvalidOperationException("The workflow engine is not started. Call StartAsync first.");

    /// <summary>Opens the journal, and goes on with what was under way.</summary>
    /// <exception cref="JournalInUseException">Another engine has the directory.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        _lock = DirectoryLock.Take(options.DataDirectory);
        try
        {
            _journal = JournalFile.Open(options.DataDirectory);
            var recovered = await Task.Run(() => JournalScanner.Scan(_journal), cancellation);
            Report(_journal, recovered);
            var core = new EngineCore(registry, services, time, loggers, options, _journal, recovered);
            var recovery = new Recovery(core, recovered);
            recovery.Load();
            _core = core;
            core.Start();
            await Task.WhenAny(recovery.ReplayAsync(), core.Stopped);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops in order: activities are asked to give up, everything accepted is on disk.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        if (_core is not null && !_isReleased)
        {
            await _core.StopAsync(cancellation);
        }

        Release();
    }

    /// <summary>Stops as a kill would; for tests.</summary>
    public async Task KillAsync()
    {
        await Core.KillAsync();
        Release();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <inheritdoc/>
    public async Task<StartOutcome> StartAsync<TInput, TResult>(
        WorkflowReference<TInput, TResult> workflow, string instanceId, TInput input, CancellationToken cancellation)
    {
        InstanceIds.Check(instanceId);
        if (!registry.Workflows.ContainsKey(workflow.Name))
        {
            throw new ArgumentException(EngineFailures.WorkflowNotRegistered(instanceId, workflow.Name).Message, nameof(workflow));
        }

        if (Core.Table.Find(instanceId) is { } taken)
        {
            return await ExistsAsync(taken, cancellation);
        }

        var started = new HistoryEvent.Started(time.GetUtcNow(), workflow.Name, TrustJson.Serialize(input), Parent: null);
        var instance = Core.Create(instanceId, Core.Table.NextNumber(), started);
        var reserved = Core.Table.Reserve(instance);
        if (reserved != instance)
        {
            return await ExistsAsync(reserved, cancellation);
        }

        await WriteAsync(instance, started, cancellation);
        return StartOutcome.Started;
    }

    /// <inheritdoc/>
    public async Task<bool> RaiseEventAsync<T>(string instanceId, string eventName, T payload, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        if (FindAccepted(instanceId) is not LiveInstance { IsDamaged: false } instance)
        {
            return false;
        }

        var raised = new HistoryEvent.EventRaised(time.GetUtcNow(), eventName, TrustJson.Serialize(payload));
        return await WriteAsync(instance, raised, cancellation);
    }

    /// <summary>
    /// Does something, such as moving the clock, while every orchestration waits for a timer or for somebody outside; new work from outside waits
    /// meanwhile. Does nothing when anything is under way.
    /// </summary>
    /// <param name="act">Is given when the next timer is due, or null when nobody waits for a time.</param>
    public Task<bool> WhileIdleAsync(Func<DateTimeOffset?, Task> act) =>
        Core.Stopped.IsCompleted ? Task.FromResult(false) : Core.Work.WhileNoneAsync(() => act(Core.NextTimer));

    /// <inheritdoc/>
    public Task<WorkflowInstance?> FindAsync(string instanceId, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // What memory holds would never change again, and a caller who polls would wait for ever.
        return Core.Stopped.IsCompleted
            ? Task.FromException<WorkflowInstance?>(new EngineStoppedException(null))
            : Task.FromResult(FindAccepted(instanceId)?.Show());
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WorkflowInstance> QueryAsync(string prefix, InstanceStatus? status, CancellationToken cancellation) =>
        Query(prefix, status, cancellation).ToAsyncEnumerable();

    /// <inheritdoc/>
    /// <remarks>An instance that is set aside ends the wait too: nothing more happens by itself.</remarks>
    public async Task<WorkflowInstance> WaitForEndAsync(string instanceId, CancellationToken cancellation)
    {
        var known = FindAccepted(instanceId)
            ?? throw new KeyNotFoundException($"There is no instance '{instanceId}'. Check the id, or ask for the list of runs.");
        if (known is not LiveInstance live)
        {
            return known.Show();
        }

        await Task.WhenAny(live.Settled, Core.Stopped).WaitAsync(cancellation);
        return live.Settled.IsCompleted
            ? (FindAccepted(instanceId) ?? live).Show()
            : throw new EngineStoppedException(null);
    }

    private async Task<bool> WriteAsync(LiveInstance instance, HistoryEvent history, CancellationToken cancellation)
    {
        await Core.Work.EnterAsync(cancellation);
        try
        {
            return await Core.WriteAsync(instance, history).WaitAsync(cancellation);
        }
        finally
        {
            Core.Work.End();
        }
    }

    private async Task<StartOutcome> ExistsAsync(KnownInstance taken, CancellationToken cancellation)
    {
        // Said only once it is true after a crash, too.
        await Task.WhenAny(taken.Accepted, Core.Stopped).WaitAsync(cancellation);
        return taken.Accepted.IsCompleted ? StartOutcome.AlreadyExists : throw new EngineStoppedException(null);
    }

    private KnownInstance? FindAccepted(string instanceId) =>
        Core.Table.Find(instanceId) is { Accepted.IsCompletedSuccessfully: true } known ? known : null;

    private IEnumerable<WorkflowInstance> Query(string prefix, InstanceStatus? status, CancellationToken cancellation)
    {
        var onlyLive = status is InstanceStatus.Running or InstanceStatus.Held;
        foreach (var known in Core.Table.Query(prefix, onlyLive))
        {
            cancellation.ThrowIfCancellationRequested();
            var now = Core.Table.Find(known.Id) ?? known;
            if (status is null || now.Status == status)
            {
                yield return now.Show();
            }
        }
    }

    private void Report(JournalFile journal, RecoveredJournal recovered)
    {
        Damage = recovered.Damage;
        foreach (var damage in recovered.Damage)
        {
            EngineLog.Damaged(
                _logger, damage.Path, damage.Offset, damage.Length, damage.LostRecords,
                damage.Instances.Count == 0 ? "no known instance" : string.Join(", ", damage.Instances), damage.Unattributed);
        }

        if (recovered.FileLength > recovered.IntactLength)
        {
            EngineLog.TailCut(_logger, journal.FilePath, recovered.IntactLength, recovered.FileLength - recovered.IntactLength);
            journal.Cut(recovered.IntactLength);
        }
    }

    private void Release()
    {
        _isReleased = true;
        _core?.Dispose();
        _journal?.Dispose();
        _lock?.Dispose();
    }
}
