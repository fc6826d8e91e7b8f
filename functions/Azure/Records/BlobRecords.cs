using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using HybridTrust.Functions.Azure.Failures;
using HybridTrust.Records;

namespace HybridTrust.Functions.Azure.Records;

/// <summary>Records as blobs; a record's tag is its ETag, and every write names the one it expects.</summary>
internal sealed class BlobRecords(BlobServiceClient service) : IRecords
{
    private static readonly AzureService Storage = new("Storage", "Storage Blob Data Contributor");
    private readonly BlobNames _names = new(service);

    /// <inheritdoc />
    public Task<StoredRecord?> FindAsync(RecordKey key, CancellationToken cancellation) => Storage.AskAsync(
        async () =>
        {
            try
            {
                var read = (await _names.BlobOf(key).DownloadContentAsync(cancellation)).Value;
                return new StoredRecord(read.Content.ToMemory(), read.Details.ETag.ToString());
            }
            catch (RequestFailedException absent) when (Is(absent, BlobErrorCode.BlobNotFound))
            {
                return null;
            }
        },
        $"reading record {key}");

    /// <inheritdoc />
    public Task<string?> TryCreateAsync(RecordKey key, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        WriteAsync(key, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellation);

    /// <inheritdoc />
    public Task<string?> TryReplaceAsync(RecordKey key, string tag, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        WriteAsync(key, content, new BlobRequestConditions { IfMatch = new ETag(tag) }, cancellation);

    /// <inheritdoc />
    public Task<bool> TryRemoveAsync(RecordKey key, string tag, CancellationToken cancellation) => Storage.AskAsync(
        async () =>
        {
            try
            {
                await _names.BlobOf(key).DeleteAsync(
                    DeleteSnapshotsOption.None, new BlobRequestConditions { IfMatch = new ETag(tag) }, cancellation);
                return true;
            }
            catch (RequestFailedException changed) when (Is(changed, BlobErrorCode.BlobNotFound) || Is(changed, BlobErrorCode.ConditionNotMet))
            {
                return false;
            }
        },
        $"removing record {key}");

    /// <inheritdoc />
    public async IAsyncEnumerable<RecordKey> ListAsync(
        string collection, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var start = $"{collection}/";
        var blobs = _names.ContainerOf(collection)
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, start + prefix, cancellation)
            .GetAsyncEnumerator(cancellation);
        await using (blobs)
        {
            while (await Storage.AskAsync(() => blobs.MoveNextAsync().AsTask(), $"listing records {start}{prefix}"))
            {
                yield return new RecordKey(collection, blobs.Current.Name[start.Length..]);
            }
        }
    }

    private Task<string?> WriteAsync(
        RecordKey key, ReadOnlyMemory<byte> content, BlobRequestConditions conditions, CancellationToken cancellation) => Storage.AskAsync(
        async () =>
        {
            var blob = _names.BlobOf(key);
            var mark = new WriteMark();
            try
            {
                var options = new BlobUploadOptions { Conditions = conditions, Metadata = mark.Metadata };
                return (await blob.UploadAsync(new BinaryData(content), options, cancellation)).Value.ETag.ToString();
            }
            catch (RequestFailedException taken) when (IsTaken(taken, conditions))
            {
                return await mark.FindAsync(blob, cancellation);
            }
            catch (RequestFailedException gone) when (conditions.IfMatch is not null && Is(gone, BlobErrorCode.BlobNotFound))
            {
                return null;
            }
        },
        $"writing record {key}");

    // In the container of evidence the immutability policy may speak before the condition does; to a create both say the same.
    private static bool IsTaken(RequestFailedException failure, BlobRequestConditions conditions) =>
        Is(failure, BlobErrorCode.BlobAlreadyExists)
        || Is(failure, BlobErrorCode.ConditionNotMet)
        || (conditions.IfNoneMatch is not null && Is(failure, BlobErrorCode.BlobImmutableDueToPolicy));

    private static bool Is(RequestFailedException failure, BlobErrorCode code) =>
        string.Equals(failure.ErrorCode, code.ToString(), StringComparison.Ordinal);
}
