using System.Security.Cryptography;
using System.Text;
using HybridTrust.Api.Problems;
using HybridTrust.Records;

namespace HybridTrust.Api.Senders;

/// <summary>
/// The signed deliveries that were accepted, for good. One is recorded after its run was started: whoever dies in between is sent the
/// delivery again, and a run's id, made of the ticket, is taken only once.
/// </summary>
public sealed class DeliveryLedger(IRecords records, TimeProvider time)
{
    /// <summary>The run of an earlier delivery with the same identifier; null when there was none.</summary>
    /// <exception cref="RequestRefusedException">It had other content.</exception>
    public async Task<string?> FindAsync(string sender, string identifier, string content, CancellationToken cancellation) =>
        await records.FindAsync<Delivery>(Key(sender, identifier), cancellation) is { } earlier ? RunOf(earlier, content) : null;

    /// <summary>Records a delivery and its run; where another was first, its content has to be the same.</summary>
    /// <exception cref="RequestRefusedException">It has other content.</exception>
    public async Task RecordAsync(string sender, string identifier, string content, string run, CancellationToken cancellation)
    {
        var delivery = new Delivery(sender, identifier, content, run, time.GetUtcNow());
        if (!await records.TryCreateAsync(Key(sender, identifier), delivery, cancellation))
        {
            await FindAsync(sender, identifier, content, cancellation);
        }
    }

    /// <summary>The hash by which content is compared.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string RunOf(Delivery earlier, string content) => string.Equals(earlier.Content, content, StringComparison.Ordinal)
        ? earlier.Run
        : throw new RequestRefusedException(ProblemKind.DeliveryTaken,
            $"A delivery of {earlier.Sender} with this identifier came at {earlier.At:u} with other content (run {earlier.Run}). Nothing was started. Send other content under an identifier of its own.");

    // Identifiers may hold what a record's key may not.
    private static RecordKey Key(string sender, string identifier) => new("ticket-deliveries", $"{sender}/{HashOf(Encoding.UTF8.GetBytes(identifier))}");
}
