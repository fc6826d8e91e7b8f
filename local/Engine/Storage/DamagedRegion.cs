namespace HybridTrust.Local.Engine.Storage;

/// <summary>A damage while the scan still learns whom it hit.</summary>
internal sealed class DamagedRegion(long offset)
{
    private readonly HashSet<RecordId> _lost = [];

    /// <summary>Where it starts.</summary>
    public long Offset { get; } = offset;

    /// <summary>Where the next intact record starts.</summary>
    public long End { get; set; } = offset;

    /// <summary>How many records are gone, by the journal's numbering.</summary>
    public long LostRecords { get; set; }

    /// <summary>The records known to be lost.</summary>
    public IReadOnlyCollection<RecordId> Lost => _lost;

    /// <summary>Notes a record as lost here.</summary>
    public void Add(RecordId id) => _lost.Add(id);

    /// <summary>The report, once the whole journal is read.</summary>
    public JournalDamage Report(string path, IReadOnlyDictionary<int, RecoveredInstance> instances)
    {
        var named = _lost.Where(id => instances.TryGetValue(id.Instance, out var instance) && instance.Id is not null).ToList();
        var ids = named.Select(id => instances[id.Instance].Id!).Distinct(StringComparer.Ordinal).ToList();
        return new JournalDamage(path, Offset, End - Offset, LostRecords, ids, Math.Max(0, LostRecords - named.Count));
    }
}
