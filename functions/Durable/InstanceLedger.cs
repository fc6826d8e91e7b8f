using System.Security.Cryptography;
using System.Text;
using HybridTrust.Json;
using HybridTrust.Records;

namespace HybridTrust.Functions.Durable;

/// <summary>
/// Every instance id that was ever taken, as records. Azure Storage lets two starts of one id pass side by side, hosts differ in
/// whether an ended instance may be replaced, and the purge forgets instances: an id taken must stay taken all the same.
/// </summary>
internal sealed class InstanceLedger(IRecords records, TimeProvider time)
{
    /// <summary>The claim on an id, as stored; null when nobody took it.</summary>
    public Task<StoredRecord?> FindAsync(string instanceId, CancellationToken cancellation) => records.FindAsync(Key(instanceId), cancellation);

    /// <summary>Takes an id that nobody has; true again for the same owner.</summary>
    public async Task<bool> TryReserveAsync(InstanceReservation wanted, CancellationToken cancellation) =>
        await TryCreateAsync(wanted, cancellation) is not null
        || (await FindAsync(wanted.InstanceId, cancellation) is { } there
            && string.Equals(Read(there).Owner, wanted.Owner, StringComparison.Ordinal));

    /// <summary>Takes an id that nobody has; gives the claim's tag, or null when somebody was first.</summary>
    public Task<string?> TryCreateAsync(InstanceReservation wanted, CancellationToken cancellation) =>
        records.TryCreateAsync(Key(wanted.InstanceId), Write(new(wanted.InstanceId, wanted.Owner, time.GetUtcNow(), Started: false)), cancellation);

    /// <summary>Writes over a claim that still has the tag given; gives the new tag, or null when somebody was first.</summary>
    public Task<string?> TryReplaceAsync(InstanceClaim claim, string tag, CancellationToken cancellation) =>
        records.TryReplaceAsync(Key(claim.InstanceId), tag, Write(claim), cancellation);

    /// <summary>Reads a claim.</summary>
    public static InstanceClaim Read(StoredRecord stored) => TrustJson.Deserialize<InstanceClaim>(stored.Content.Span);

    private static byte[] Write(InstanceClaim claim) => TrustJson.SerializeToUtf8(claim);

    // Ids may hold what a record's key may not.
    private static RecordKey Key(string instanceId) => new("instances", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instanceId))));
}
