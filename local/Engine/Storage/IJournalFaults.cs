namespace HybridTrust.Local.Engine.Storage;

/// <summary>Where a test may pull the plug.</summary>
internal interface IJournalFaults
{
    /// <summary>
    /// Asked before each record. True ends the engine as if it were killed here: the records before this one are on disk,
    /// nobody was told so, and nothing is written any more.
    /// </summary>
    bool CrashesBefore(long sequence);

    /// <summary>Told after each flush to disk.</summary>
    /// <param name="records">How many records shared it.</param>
    void Flushed(int records);
}
