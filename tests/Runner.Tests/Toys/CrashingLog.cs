using HybridTrust.Runner.Journal;

namespace HybridTrust.Runner.Tests.Toys;

/// <summary>A journal whose process dies at a given record, just before or just after it is written; nothing is written after that.</summary>
internal sealed class CrashingLog(IRecordLog log, int crashAt, bool afterwards) : IRecordLog
{
    private int _appended;

    public IReadOnlyList<JournalRecord> Records => log.Records;

    public void Append(JournalRecord record, bool durable)
    {
        _appended++;
        if (_appended > crashAt || (_appended == crashAt && !afterwards))
        {
            throw new SimulatedCrashException();
        }

        log.Append(record, durable);
        if (_appended == crashAt)
        {
            throw new SimulatedCrashException();
        }
    }

    public void Rewrite(IReadOnlyList<JournalRecord> records) => log.Rewrite(records);

    public void Dispose() => log.Dispose();
}
