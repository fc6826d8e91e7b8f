using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Engine.Storage;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>Where the records of an intact journal are, and whose.</summary>
internal sealed record JournalMap(long Start, long End, string InstanceId, EventKind Kind)
{
    public static IReadOnlyList<JournalMap> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var map = new List<JournalMap>();
        for (var offset = 0L; offset < bytes.Length;)
        {
            if (!JournalFrame.TryRead(bytes.AsSpan((int)offset), out var header))
            {
                throw new InvalidDataException($"No record at byte {offset}.");
            }

            var payload = bytes.AsSpan((int)offset + JournalFrame.HeaderSize, header.PayloadLength);
            map.Add(new JournalMap(offset, offset + header.FrameLength, HistoryCodec.ReadInstanceId(payload), header.Kind));
            offset += header.FrameLength;
        }

        return map;
    }

    public bool Touches(long start, long end) => Start < end && start < End;
}
