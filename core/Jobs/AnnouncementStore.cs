using HybridTrust.Certificates;
using HybridTrust.Records;

namespace HybridTrust.Jobs;

/// <summary>What job signers announced. One announcement a signer, kept for good: a runner that was away for long follows the chain.</summary>
public sealed class AnnouncementStore(IRecords records)
{
    private const string Collection = "signer-announcements";

    /// <summary>Announces a successor; nothing happens when the signer announced one before.</summary>
    /// <returns>Whether it was announced now.</returns>
    public async Task<bool> AnnounceAsync(IJobSigner current, PublicCertificate successor, DateTimeOffset now, CancellationToken cancellation)
    {
        var signer = await current.CertificateAsync(cancellation);
        var key = new RecordKey(Collection, signer.Sha256);
        return !signer.Equals(successor)
            && await records.FindAsync(key, cancellation) is null
            && await records.TryCreateAsync(key, await SignerAnnouncement.SealAsync(current, successor, now, cancellation), cancellation) is not null;
    }

    /// <summary>Whether a signer announced another, under its own seal.</summary>
    public async Task<bool> AnnouncedAsync(PublicCertificate signer, PublicCertificate successor, CancellationToken cancellation) =>
        await records.FindAsync(new RecordKey(Collection, signer.Sha256), cancellation) is { } stored
        && SignerAnnouncement.Open(stored.Content, signer) is Opening<SignerAnnouncement>.Opened opened
        && opened.Value.Successor.Equals(successor);

    /// <summary>Every announcement, sealed.</summary>
    public async Task<IReadOnlyList<byte[]>> AllAsync(CancellationToken cancellation)
    {
        var all = new List<byte[]>();
        await foreach (var key in records.ListAsync(Collection, "", cancellation))
        {
            if (await records.FindAsync(key, cancellation) is { } stored)
            {
                all.Add(stored.Content.ToArray());
            }
        }

        return all;
    }
}
