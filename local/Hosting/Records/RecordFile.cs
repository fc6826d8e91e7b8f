using System.Security.Cryptography;
using System.Text;
using HybridTrust.Records;

namespace HybridTrust.Local.Hosting.Records;

/// <summary>A record's file: one line with its tag and the hash of its content, then the content.</summary>
internal static class RecordFile
{
    private const string Mark = "HTR1";
    private const int TagDigits = 32;
    private const int HashDigits = 64;
    private const int HeaderLength = 4 + 1 + TagDigits + 1 + HashDigits + 1;

    public static byte[] Format(string tag, ReadOnlySpan<byte> content)
    {
        var header = Encoding.ASCII.GetBytes($"{Mark} {tag} {Convert.ToHexStringLower(SHA256.HashData(content))}\n");
        return [.. header, .. content];
    }

    /// <exception cref="InvalidDataException">The file was cut or changed.</exception>
    public static StoredRecord Parse(RecordKey key, byte[] file)
    {
        var parts = file.Length < HeaderLength ? [] : Encoding.ASCII.GetString(file, 0, HeaderLength - 1).Split(' ');
        var content = file.AsMemory(Math.Min(HeaderLength, file.Length));
        return parts is [Mark, { Length: TagDigits } tag, { Length: HashDigits } hash]
            && string.Equals(hash, Convert.ToHexStringLower(SHA256.HashData(content.Span)), StringComparison.Ordinal)
            ? new StoredRecord(content, tag)
            : throw new InvalidDataException($"Record {key} is damaged. Restore its file from a backup; nothing else was changed.");
    }
}
