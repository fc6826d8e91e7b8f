namespace HybridTrust.Local.Engine.Storage;

/// <summary>A stretch of the journal that cannot be read although intact records follow it.</summary>
/// <param name="Path">The journal file.</param>
/// <param name="Offset">Where the damage starts, in bytes.</param>
/// <param name="Length">How long it is, in bytes; 0 when records are missing without a trace.</param>
/// <param name="LostRecords">How many records are gone.</param>
/// <param name="Instances">The instances that they belonged to, as far as they can be named.</param>
/// <param name="Unattributed">Lost records that belong to nobody who can be named.</param>
internal sealed record JournalDamage(
    string Path, long Offset, long Length, long LostRecords, IReadOnlyList<string> Instances, long Unattributed);
