using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Watch;

/// <summary>The watch's records: what was seen of each organization, and the heartbeat.</summary>
public sealed class WatchStore(IRecords records)
{
    /// <summary>The host's causes share the collection with organizations, so their scope is a name that none has.</summary>
    internal const string HostScope = "host.signer";

    private const string Collection = "watch";

    private static readonly RecordKey HeartbeatKey = new("watch-heartbeat", "last");

    /// <summary>What was seen of an organization, or null.</summary>
    public Task<WatchedOrganization?> FindAsync(string organization, CancellationToken cancellation) =>
        records.FindAsync<WatchedOrganization>(new RecordKey(Collection, organization), cancellation);

    /// <summary>Keeps what was seen.</summary>
    public Task SaveAsync(WatchedOrganization seen, CancellationToken cancellation) =>
        records.SaveAsync(new RecordKey(Collection, seen.Name), TrustJson.SerializeToUtf8(seen), cancellation);

    /// <summary>The open causes of an organization.</summary>
    public Task<IReadOnlyList<WatchCause>> CausesAsync(WatchedOrganization seen, CancellationToken cancellation) => CausesAsync(seen.Name, seen.OpenCauses, cancellation);

    /// <summary>The host's own open causes.</summary>
    public Task<IReadOnlyList<WatchCause>> CausesAsync(WatchHeartbeat last, CancellationToken cancellation) => CausesAsync(HostScope, last.OpenCauses ?? [], cancellation);

    private async Task<IReadOnlyList<WatchCause>> CausesAsync(string scope, IReadOnlyList<string> open, CancellationToken cancellation)
    {
        var causes = new List<WatchCause>();
        foreach (var id in open)
        {
            if (await records.FindAsync<WatchCause>(CauseLedger.Key(scope, id), cancellation) is { } cause)
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
