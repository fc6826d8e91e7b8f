using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Watch;

/// <summary>The watch's records: what was seen of each organization, and the heartbeat.</summary>
public sealed class WatchStore(IRecords records)
{
    private const string Collection = "watch";

    private static readonly RecordKey HeartbeatKey = new("watch-heartbeat", "last");

    /// <summary>What was seen of an organization, or null.</summary>
    public Task<WatchedOrganization?> FindAsync(string organization, CancellationToken cancellation) =>
        records.FindAsync<WatchedOrganization>(new RecordKey(Collection, organization), cancellation);

    /// <summary>Keeps what was seen.</summary>
    public Task SaveAsync(WatchedOrganization seen, CancellationToken cancellation) =>
        records.SaveAsync(new RecordKey(Collection, seen.Name), TrustJson.SerializeToUtf8(seen), cancellation);

    /// <summary>The open causes of an organization.</summary>
    public async Task<IReadOnlyList<WatchCause>> CausesAsync(WatchedOrganization seen, CancellationToken cancellation)
    {
        var causes = new List<WatchCause>();
        foreach (var id in seen.OpenCauses)
        {
            if (await records.FindAsync<WatchCause>(CauseLedger.Key(seen.Name, id), cancellation) is { } cause)
            {
                causes.Add(cause);
            }
        }

        return causes;
    }

    /// <summary>How the last watch of all organizations ended; null before the first.</summary>
    public Task<WatchHeartbeat?> HeartbeatAsync(CancellationToken cancellation) => records.FindAsync<WatchHeartbeat>(HeartbeatKey, cancellation);

    /// <summary>Keeps how a watch of all organizations ended.</summary>
    public Task BeatAsync(WatchHeartbeat heartbeat, CancellationToken cancellation) =>
        records.SaveAsync(HeartbeatKey, TrustJson.SerializeToUtf8(heartbeat), cancellation);
}
