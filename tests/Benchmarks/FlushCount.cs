using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Benchmarks;

/// <summary>Counts flushes to disk.</summary>
internal sealed class FlushCount : IJournalFaults
{
    public int Flushes { get; private set; }

    public long Records { get; private set; }

    public bool CrashesBefore(long sequence) => false;

    public void Flushed(int records)
    {
        Flushes++;
        Records += records;
    }
}
