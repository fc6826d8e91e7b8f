using System.Runtime.InteropServices;
using HybridTrust.Local.Engine.History;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>What stands before each payload.</summary>
/// <param name="Sequence">The record's number in the journal, from 1.</param>
/// <param name="Instance">The instance's number in this journal, from 1.</param>
/// <param name="Position">The record's number in that instance's history, from 1.</param>
/// <param name="Kind">What the payload is.</param>
/// <param name="Ticks">The event's time, UTC ticks.</param>
/// <param name="PayloadLength">Bytes of payload.</param>
/// <param name="PayloadChecksum">Its CRC-32C.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FrameHeader(
    long Sequence, int Instance, int Position, EventKind Kind, long Ticks, int PayloadLength, uint PayloadChecksum)
{
    /// <summary>Header and payload, in bytes.</summary>
    public long FrameLength => JournalFrame.HeaderSize + (long)PayloadLength;

    /// <summary>The record's identity.</summary>
    public RecordId Id => new(Instance, Position);
}
