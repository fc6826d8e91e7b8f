using System.Buffers.Binary;
using HybridTrust.Local.Engine.History;

namespace HybridTrust.Local.Engine.Storage;

/// <summary>
/// The form of a record on disk: marker, header with its own checksum, payload with its checksum. The header repeats the
/// identities of the records before it (the trail), so that the loss of any whole 4 KiB sector can be laid to the
/// instances it belonged to: no more than <see cref="TrailLength"/> headers touch one.
/// </summary>
/// <remarks>
/// Little endian: marker 0..8, header checksum 8..12 (over 12..224), payload checksum 12..16, payload length 16..20,
/// instance 20..24, position 24..28, kind 28, zero 29..32, sequence 32..40, ticks 40..48, trail 48..224 (newest first).
/// </remarks>
internal static class JournalFrame
{
    /// <summary>How many earlier records a header names.</summary>
    public const int TrailLength = 22;

    /// <summary>Bytes before the payload.</summary>
    public const int HeaderSize = TrailStart + (TrailLength * TrailEntrySize);

    private const int TrailStart = 48;
    private const int TrailEntrySize = 8;
    private const int ChecksumStart = 8;
    private const int Checked = 12;

    /// <summary>Starts every record, the last-but-one byte is the format's version. 0xFF never occurs in the UTF-8 of a payload.</summary>
    public static ReadOnlySpan<byte> Marker => [0xFF, 0xFE, (byte)'H', (byte)'T', (byte)'J', 0xFE, 1, 0xFF];

    /// <summary>Fills in the header of a frame whose payload is in place.</summary>
    public static void Seal(Span<byte> frame, long sequence, RecordId id, HistoryEvent history, JournalTrail trail)
    {
        var payload = frame[HeaderSize..];
        Marker.CopyTo(frame);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[12..], Crc32C.Of(payload));
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame[20..], id.Instance);
        BinaryPrimitives.WriteInt32LittleEndian(frame[24..], id.Position);
        BinaryPrimitives.WriteInt32LittleEndian(frame[28..], (int)HistoryCodec.KindOf(history));
        BinaryPrimitives.WriteInt64LittleEndian(frame[32..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(frame[40..], history.Time.UtcTicks);
        for (var back = 0; back < TrailLength; back++)
        {
            var entry = frame[(TrailStart + (back * TrailEntrySize))..];
            BinaryPrimitives.WriteInt32LittleEndian(entry, trail[back].Instance);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], trail[back].Position);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(frame[ChecksumStart..], Crc32C.Of(frame[Checked..HeaderSize]));
    }

    /// <summary>Reads a header; false when the bytes are not an intact one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < HeaderSize
            || !bytes.StartsWith(Marker)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumStart..]) != Crc32C.Of(bytes[Checked..HeaderSize]))
        {
            return false;
        }

        header = new FrameHeader(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
            (EventKind)bytes[28],
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));
        return header is { PayloadLength: >= 0, Instance: > 0, Position: > 0, Ticks: >= 0 }
            && header.Ticks <= DateTimeOffset.MaxValue.UtcTicks;
    }

    /// <summary>The identity that an intact header gives for the record so many places before it (0 is the one just before).</summary>
    public static RecordId Before(ReadOnlySpan<byte> header, int back)
    {
        var entry = header[(TrailStart + (back * TrailEntrySize))..];
        return new RecordId(BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
    }
}
