using Azure;
using Azure.Storage.Blobs;

namespace HybridTrust.Functions.Azure.Records;

/// <summary>
/// Tells one write from every other. When the answer to a write is lost, the client sends it again and is told that the record has
/// changed: by its own first try. The mark on the blob says so.
/// </summary>
internal sealed class WriteMark
{
    private const string Name = "write";
    private readonly string _value = Guid.NewGuid().ToString("N");

    /// <summary>What the blob carries.</summary>
    public Dictionary<string, string> Metadata => new(StringComparer.Ordinal) { [Name] = _value };

    /// <summary>The tag of a blob that carries this mark, or null.</summary>
    public async Task<string?> FindAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var there = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return there.Metadata.TryGetValue(Name, out var mark) && string.Equals(mark, _value, StringComparison.Ordinal)
                ? there.ETag.ToString()
                : null;
        }
        catch (RequestFailedException absent) when (absent.Status is 404)
        {
            return null;
        }
    }
}
