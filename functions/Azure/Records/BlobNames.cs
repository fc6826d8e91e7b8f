using Azure.Storage.Blobs;
using HybridTrust.Records;

namespace HybridTrust.Functions.Azure.Records;

/// <summary>Where a record lies: evidence in a container of its own, whose immutability policy lets nobody change or remove it.</summary>
internal sealed class BlobNames(BlobServiceClient service)
{
    /// <summary>The container of everything but evidence.</summary>
    public const string Records = "records";

    /// <summary>The container, and the collection, of evidence.</summary>
    public const string Evidence = "evidence";

    /// <summary>The container of a collection.</summary>
    public BlobContainerClient ContainerOf(string collection) =>
        service.GetBlobContainerClient(string.Equals(collection, Evidence, StringComparison.Ordinal) ? Evidence : Records);

    /// <summary>The blob of a record.</summary>
    public BlobClient BlobOf(RecordKey key) => ContainerOf(key.Collection).GetBlobClient(Name(key));

    // A key's letters, digits, dots, dashes and slashes are all at home in a blob's name, and blobs are listed in their order. A suffix
    // would change that order.
    /// <summary>The name of a record's blob.</summary>
    public static string Name(RecordKey key) => key.ToString();
}
