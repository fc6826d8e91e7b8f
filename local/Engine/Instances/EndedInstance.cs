using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;

namespace HybridTrust.Local.Engine.Instances;

/// <summary>
/// An instance that has ended: where its first and last records are. Everything else stays on disk, so that memory does
/// not grow with what was done long ago.
/// </summary>
internal sealed class EndedInstance(
    JournalFile journal, string id, int number, DateTimeOffset createdAt, InstanceStatus status, long startedAt, long endedAt)
    : KnownInstance(id, number, createdAt)
{
    /// <inheritdoc/>
    public override InstanceStatus Status => status;

    /// <inheritdoc/>
    public override Task Accepted => Task.CompletedTask;

    /// <summary>Who waited for it, or null.</summary>
    public ParentLink? Parent => ReadStart().Parent;

    /// <inheritdoc/>
    public override WorkflowInstance Show()
    {
        try
        {
            var started = ReadStart();
            var ended = ReadEnd();
            return new WorkflowInstance(
                Id, started.Name, ended.Status, CreatedAt, ended.Time, started.Input, ended.Published, ended.Output, ended.Failure);
        }
        catch (JournalDamagedException damage)
        {
            var failure = EngineFailures.DamagedHistory(Id, damage.Path, damage.Offset);
            return new WorkflowInstance(Id, "", InstanceStatus.Held, CreatedAt, CreatedAt, "null", null, null, failure);
        }
    }

    /// <summary>How it ended.</summary>
    public HistoryEvent.Ended ReadEnd() =>
        journal.Read(endedAt).Event as HistoryEvent.Ended ?? throw new JournalDamagedException(journal.FilePath, endedAt);

    private HistoryEvent.Started ReadStart() =>
        journal.Read(startedAt).Event as HistoryEvent.Started ?? throw new JournalDamagedException(journal.FilePath, startedAt);
}
