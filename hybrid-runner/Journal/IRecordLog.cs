namespace HybridTrust.Runner.Journal;

/// <summary>An append-only list of records.</summary>
internal interface IRecordLog : IDisposable
{
    /// <summary>The records that were there when the log was opened, in order.</summary>
    IReadOnlyList<JournalRecord> Records { get; }

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="durable">Whether it must survive a loss of power when this returns; it survives the death of the process either way.</param>
    /// <exception cref="IOException">It could not be written; the log is as it was before.</exception>
    void Append(JournalRecord record, bool durable);

    /// <summary>Replaces everything by these records, at once.</summary>
    void Rewrite(IReadOnlyList<JournalRecord> records);
}
