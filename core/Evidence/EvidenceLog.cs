using System.Globalization;
using HybridTrust.Json;
using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Evidence;

/// <summary>The evidence of runs, one record a link, created and never overwritten.</summary>
public sealed class EvidenceLog(IRecords records)
{
    private const string Collection = "evidence";

    /// <summary>Appends entries after a head. Appending the same entries after the same head again changes nothing.</summary>
    /// <returns>The new head.</returns>
    /// <exception cref="PermanentFailureException">Another record stands where one of these belongs.</exception>
    public async Task<EvidenceChain> AppendAsync(
        string run, EvidenceChain head, IReadOnlyList<EvidenceEntry> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
        {
            var record = EvidenceRecord.Link(run, head, entry);
            var content = TrustJson.SerializeToUtf8(record);
            if (await records.TryCreateAsync(Key(run, record.Sequence), content, cancellation) is null)
            {
                var there = await FindAsync(run, record.Sequence, cancellation);
                if (there is null || !string.Equals(there.Hash, record.Hash, StringComparison.Ordinal))
                {
                    throw new PermanentFailureException(
                        $"Evidence record {record.Sequence} of {run} exists with other content. The chain was tampered with, or two hosts run the same run.");
                }
            }

            head = new EvidenceChain(record.Sequence, record.Hash);
        }

        return head;
    }

    /// <summary>All records of a run, in order. Those behind a gap too: whoever verifies them wants to name it.</summary>
    public async Task<IReadOnlyList<EvidenceRecord>> ReadAsync(string run, CancellationToken cancellation)
    {
        var found = new List<EvidenceRecord>();
        await foreach (var key in records.ListAsync(Collection, run + "/", cancellation))
        {
            if (await records.FindAsync(key, cancellation) is { } stored)
            {
                found.Add(TrustJson.Deserialize<EvidenceRecord>(stored.Content.Span));
            }
        }

        return found;
    }

    /// <summary>
    /// The records of a run behind one of them, in order, up to the first that is not there. Whoever follows a run asks so again and
    /// again, and all that is known already is not listed each time.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="after">The sequence number of the last record that is known; 0 for none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<EvidenceRecord>> ReadAsync(string run, int after, CancellationToken cancellation)
    {
        var found = new List<EvidenceRecord>();
        while (await FindAsync(run, after + found.Count + 1, cancellation) is { } record)
        {
            found.Add(record);
        }

        return found;
    }

    private async Task<EvidenceRecord?> FindAsync(string run, int sequence, CancellationToken cancellation) =>
        await records.FindAsync(Key(run, sequence), cancellation) is { } stored
            ? TrustJson.Deserialize<EvidenceRecord>(stored.Content.Span)
            : null;

    private static RecordKey Key(string run, int sequence) =>
        new(Collection, string.Create(CultureInfo.InvariantCulture, $"{run}/{sequence:D6}"));
}
