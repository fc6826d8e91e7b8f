using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Local.Engine.Replay;

/// <summary>Ids made from an instance's id and a count, so that every replay makes the same ones.</summary>
internal static class DeterministicGuid
{
    /// <summary>The id for the given count: a version 8 UUID (RFC 9562) over SHA-256.</summary>
    public static Guid Create(string instanceId, int count)
    {
        var name = Encoding.UTF8.GetBytes(instanceId);
        var input = new byte[sizeof(int) + name.Length];
        BinaryPrimitives.WriteInt32BigEndian(input, count);
        name.CopyTo(input, sizeof(int));
        var bytes = SHA256.HashData(input).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
