using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Runs.Turns;

/// <summary>The tickets that runs carry besides their own.</summary>
public sealed class AttachmentStore(IRecords records)
{
    private const string ByName = "attachments";
    private const string ByRun = "attached-tickets";

    /// <summary>The attachment of a ticket, by what its own run would be called; null when it is attached to none.</summary>
    public Task<Attachment?> FindAsync(string name, CancellationToken cancellation) =>
        records.FindAsync<Attachment>(new RecordKey(ByName, name), cancellation);

    /// <summary>Attaches a ticket; gives what stands, which is another when the ticket was attached before.</summary>
    public async Task<Attachment> KeepAsync(Attachment attachment, CancellationToken cancellation)
    {
        var standing = await records.TryCreateAsync(new RecordKey(ByName, attachment.Name), attachment, cancellation)
            ? attachment
            : await FindAsync(attachment.Name, cancellation) ?? throw new InvalidOperationException($"The attachment of {attachment.Ticket} is there and cannot be read.");

        // Also when it stood already: the host may have died between the two.
        await records.TryCreateAsync(new RecordKey(ByRun, $"{standing.Run}/{standing.Name}"), standing, cancellation);
        return standing;
    }

    /// <summary>The tickets that a run carries.</summary>
    public async Task<IReadOnlyList<Attachment>> OfAsync(string run, CancellationToken cancellation)
    {
        var all = new List<Attachment>();
        await foreach (var key in records.ListAsync(ByRun, $"{run}/", cancellation))
        {
            if (await records.FindAsync(key, cancellation) is { } stored)
            {
                all.Add(TrustJson.Deserialize<Attachment>(stored.Content.Span));
            }
        }

        return all;
    }
}
