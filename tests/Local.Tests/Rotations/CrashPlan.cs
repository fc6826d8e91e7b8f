using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>Before which records of its journal an engine dies; once each, however often it starts again. It counts what is written, too.</summary>
internal sealed class CrashPlan(IEnumerable<long> records) : IJournalFaults
{
    private readonly HashSet<long> _left = [.. records];
    private long _written;

    /// <summary>Records that were begun.</summary>
    public long Records => Interlocked.Read(ref _written);

    public bool CrashesBefore(long sequence)
    {
        Interlocked.Increment(ref _written);
        return _left.Remove(sequence);
    }

    public void Flushed(int records)
    {
        // What is on the disk is the journal's affair.
    }
}
