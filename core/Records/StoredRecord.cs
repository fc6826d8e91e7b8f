namespace HybridTrust.Records;

/// <summary>A record as read.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Tag">What a conditional write must quote; changes with every write.</param>
public sealed record StoredRecord(ReadOnlyMemory<byte> Content, string Tag);
