using HybridTrust.Json;
using HybridTrust.Records;
using HybridTrust.Runs.Activities;

namespace HybridTrust.Runs;

/// <summary>
/// Runs of one organization exclude each other while they change something. The lock is held per stage, never across long waits; its
/// fence grows with every new holder, so that whoever lost it is recognized wherever a change begins.
/// </summary>
public sealed class OrganizationLock(IRecords records, TimeProvider time)
{
    private const string Nobody = "";

    /// <summary>Takes the lock when it is free, expired, or held by the same holder already.</summary>
    public async Task<LockGrant> AcquireAsync(LockRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await records.FindAsync(Key(request.Organization), cancellation);
            var state = there is null ? new LockGrant(Granted: false, 0, Nobody, default) : TrustJson.Deserialize<LockGrant>(there.Content.Span);
            var leased = state.Holder is not Nobody && state.LeaseUntil > time.GetUtcNow();
            if (leased && IsHeldBy(state, request.Holder))
            {
                return state with { Granted = true };
            }

            if (leased)
            {
                return state with { Granted = false, Fence = 0 };
            }

            var taken = new LockGrant(Granted: true, state.Fence + 1, request.Holder, request.LeaseUntil);
            if (await WriteAsync(request.Organization, there, taken, cancellation))
            {
                return taken;
            }
        }
    }

    /// <summary>Frees the lock; false when somebody else has taken it over.</summary>
    public async Task<bool> ReleaseAsync(LockRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var there = await records.FindAsync(Key(request.Organization), cancellation);
            if (there is null)
            {
                return false;
            }

            var state = TrustJson.Deserialize<LockGrant>(there.Content.Span);
            if (!IsHeldBy(state, request.Holder))
            {
                return state.Holder is Nobody;
            }

            if (await WriteAsync(request.Organization, there, state with { Holder = Nobody }, cancellation))
            {
                return true;
            }
        }
    }

    /// <summary>Why a change under a fence must not begin, or null.</summary>
    public async Task<string?> ObjectionAsync(string organization, long fence, CancellationToken cancellation)
    {
        var state = await records.FindAsync<LockGrant>(Key(organization), cancellation);

        // A lease that ran out while the host was down harms nobody until somebody takes the lock over, and that changes the fence.
        return state is { Holder: not Nobody } && state.Fence == fence
            ? null
            : $"This run no longer holds the lock of {organization} (its fence {fence}, now {state?.Fence ?? 0} by {(state is { Holder: not Nobody } ? state.Holder : "nobody")}). " +
              "Nothing more was changed; start it again when the other run is done.";
    }

    private static bool IsHeldBy(LockGrant state, string holder) => string.Equals(state.Holder, holder, StringComparison.Ordinal);

    private async Task<bool> WriteAsync(string organization, StoredRecord? there, LockGrant state, CancellationToken cancellation)
    {
        var content = TrustJson.SerializeToUtf8(state);
        var written = there is null
            ? await records.TryCreateAsync(Key(organization), content, cancellation)
            : await records.TryReplaceAsync(Key(organization), there.Tag, content, cancellation);
        return written is not null;
    }

    private static RecordKey Key(string organization) => new("locks", organization);
}
