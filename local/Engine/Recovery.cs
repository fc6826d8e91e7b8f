using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Instances;
using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Engine;

/// <summary>Makes the engine's table of what a scan found, and lets what was under way go on.</summary>
internal sealed class Recovery(EngineCore core, RecoveredJournal recovered)
{
    private readonly List<Task> _replays = [];
    private readonly List<(LiveInstance Instance, RecoveredInstance Found)> _toReplay = [];
    private int _ended;
    private int _held;

    /// <summary>Fills the table. To be called before the engine starts.</summary>
    public void Load()
    {
        foreach (var found in recovered.Instances)
        {
            core.Table.ContinueAfter(found.Number);
            if (found.Id is null)
            {
                continue;
            }

            if (found is { StartedAt: { } startedAt, EndedAt: { } endedAt })
            {
                var created = new DateTimeOffset(found.CreatedTicks, TimeSpan.Zero);
                core.Table.Add(new EndedInstance(core.Journal, found.Id, found.Number, created, found.EndStatus, startedAt, endedAt));
                _ended++;
            }
            else
            {
                LoadLive(found.Id, found);
            }
        }
    }

    /// <summary>Replays every instance that was under way. To be called once the engine has started.</summary>
    public async Task ReplayAsync()
    {
        foreach (var (instance, found) in _toReplay)
        {
            _replays.Add(instance.Actor!.RecoverAsync(found.Records));
        }

        await Task.WhenAll(_replays);
        EngineLog.Opened(core.Logger, core.Journal.FilePath, _toReplay.Count, _ended, _held);
    }

    private void LoadLive(string id, RecoveredInstance found)
    {
        var started = Read<HistoryEvent.Started>(found.StartedAt)
            ?? new HistoryEvent.Started(new DateTimeOffset(found.CreatedTicks, TimeSpan.Zero), "", "null", null);
        var instance = core.Create(id, found.Number, started, found.Damage is not null);
        instance.ContinueAfter(found, Read<HistoryEvent.StatusPublished>(found.StatusAt)?.Json);
        core.Table.Add(instance);
        if (found.Damage is { } damage)
        {
            core.Hold(instance, EngineFailures.DamagedHistory(id, core.Journal.FilePath, damage.Offset));
            _held++;
        }
        else
        {
            _toReplay.Add((instance, found));
        }
    }

    private T? Read<T>(long? offset)
        where T : HistoryEvent
    {
        try
        {
            return offset is { } at ? core.Journal.Read(at).Event as T : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or JournalDamagedException)
        {
            return null;
        }
    }
}
