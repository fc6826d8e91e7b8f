namespace HybridTrust.Local.Engine.Storage;

/// <summary>What a scan found.</summary>
/// <param name="Instances">By number, in order of their first record.</param>
/// <param name="Damage">Damaged stretches, in file order.</param>
/// <param name="IntactLength">Where the last intact record ends: whatever follows is the torn tail of an unfinished write.</param>
/// <param name="FileLength">The file's length.</param>
/// <param name="LastSequence">The last record's number.</param>
/// <param name="Trail">For the next header.</param>
internal sealed record RecoveredJournal(
    IReadOnlyList<RecoveredInstance> Instances,
    IReadOnlyList<JournalDamage> Damage,
    long IntactLength,
    long FileLength,
    long LastSequence,
    JournalTrail Trail);
