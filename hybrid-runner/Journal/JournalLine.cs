using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridTrust.Json;

namespace HybridTrust.Runner.Journal;

/// <summary>
/// A record as a line: checksum, number, JSON. The checksum covers the number, so that a line neither changes nor goes
/// missing unnoticed.
/// </summary>
internal static class JournalLine
{
    private const int ChecksumLength = 32;

    /// <summary>The line, line feed included.</summary>
    public static byte[] Write(long number, JournalRecord record)
    {
        var body = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {TrustJson.Serialize(record)}"));
        return [.. Encoding.ASCII.GetBytes(Checksum(body)), (byte)' ', .. body, (byte)'\n'];
    }

    /// <summary>The record of a line without its line feed; null when the line is damaged.</summary>
    public static JournalRecord? Read(ReadOnlySpan<byte> line, out long number)
    {
        number = 0;
        if (line.Length <= ChecksumLength || line[ChecksumLength] != (byte)' ')
        {
            return null;
        }

        var body = line[(ChecksumLength + 1)..];
        if (!line[..ChecksumLength].SequenceEqual(Encoding.ASCII.GetBytes(Checksum(body)))
            || !Utf8Parser.TryParse(body, out number, out var digits)
            || digits >= body.Length)
        {
            return null;
        }

        try
        {
            return TrustJson.Deserialize<JournalRecord>(body[(digits + 1)..]);
        }
        catch (JsonException unknown)
        {
            throw new JournalException(
                $"Record {number} is whole, but this release cannot read it ({unknown.Message}). A newer release wrote it: install that one again.");
        }
    }

    private static string Checksum(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body))[..ChecksumLength];
}
