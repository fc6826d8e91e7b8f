using System.Globalization;
using System.Text;
using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Senders;

/// <summary>
/// The signature of Standard Webhooks (github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over id, timestamp and raw body, each
/// parted by a dot.
/// </summary>
/// <param name="Id">The message's id; the same when it is sent again.</param>
/// <param name="Timestamp">When it was sent, in seconds since 1970, as written.</param>
/// <param name="Macs">The MACs of version 1.</param>
internal sealed record StandardSignature(string Id, string Timestamp, IReadOnlyList<byte[]> Macs)
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far the sender's clock and ours may be apart; also how long a delivery can be repeated unchanged.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestId = 128;
    private const int MostMacs = 8;

    /// <summary>Whether the request claims to be signed; then it is judged by its signature and by nothing else.</summary>
    public static bool IsOn(HttpRequest request) =>
        request.Headers.ContainsKey(SignatureHeader) || request.Headers.ContainsKey(IdHeader) || request.Headers.ContainsKey(TimestampHeader);

    /// <summary>Reads the headers.</summary>
    /// <exception cref="RequestRefusedException">One is missing or unreadable, or the time is not now.</exception>
    public static StandardSignature Read(IHeaderDictionary headers, DateTimeOffset now)
    {
        var id = SignedHeader.Read(headers, IdHeader);
        var timestamp = SignedHeader.Read(headers, TimestampHeader);
        var signature = SignedHeader.Read(headers, SignatureHeader);

        // A dot parts the signed content. One in the id would let the same bytes be read in two ways.
        if (id.Length > LongestId || id.Contains('.', StringComparison.Ordinal))
        {
            throw SignedHeader.Refuse($"The header '{IdHeader}' is no id: send up to {LongestId} visible characters without a dot.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)seconds - now.ToUnixTimeSeconds()) > (decimal)Tolerance.TotalSeconds)
        {
            throw SignedHeader.Refuse(
                $"The header '{TimestampHeader}' is not within {Tolerance.TotalMinutes:0} minutes of this host's clock ({now.ToUnixTimeSeconds()} seconds since 1970). " +
                "Sign the delivery when it is sent, each time that it is sent, and look at the sender's clock.");
        }

        return new StandardSignature(id, timestamp, MacsOf(signature));
    }

    /// <exception cref="RequestRefusedException">None of the secrets made one of the MACs.</exception>
    public void Verify(ReadOnlySpan<byte> body, IReadOnlyList<SharedSecret> secrets)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. body];
        var signed = false;
        foreach (var secret in secrets)
        {
            foreach (var mac in Macs)
            {
                signed |= secret.Signed(content, mac);
            }
        }

        if (!signed)
        {
            throw SignedHeader.Refuse(
                $"No signature in the header '{SignatureHeader}' fits the delivery. Sign '{IdHeader}.{TimestampHeader}.body' over the bytes that are sent, with the secret that this host knows.");
        }
    }

    // Signatures of other versions may stand beside: a sender that moves on sends both.
    private static List<byte[]> MacsOf(string signature) =>
    [
        .. signature.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.StartsWith("v1,", StringComparison.Ordinal))
            .Take(MostMacs)
            .Select(part => SignedHeader.Base64(part["v1,".Length..]))
            .OfType<byte[]>(),
    ];
}
