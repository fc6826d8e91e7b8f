using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>Pulls the plug before a record of the journal, or before the so-manieth of this life.</summary>
internal sealed class CrashBeforeRecord(long sequence) : IJournalFaults
{
    private long _first;

    public static CrashBeforeRecord OfThisLife(int records) => new(-records);

    public bool CrashesBefore(long next)
    {
        _first = _first == 0 ? next : _first;
        return next >= (sequence > 0 ? sequence : _first - sequence);
    }

    public void Flushed(int records)
    {
    }
}
