namespace HybridTrust.Entra;

/// <summary>Keys on service principals.</summary>
internal sealed class PrincipalKeys(IDirectory directory) : IKeyHolders
{
    public async Task<KeyHolder?> FindAsync(Guid applicationId, CancellationToken cancellation) =>
        await directory.FindServicePrincipalAsync(applicationId, cancellation) is { } found
            ? new KeyHolder(found.ObjectId, found.ApplicationId, found.DisplayName, found.Keys, IsApplication: false)
            : null;

    // Key, type and usage only, or the PATCH fails (domain 3.3).
    public Task<DirectoryWrite> ReplaceAsync(KeyHolder holder, KeySet keys, CancellationToken cancellation) => directory.ReplaceKeysAsync(
        holder.ObjectId, [.. keys.Keys.Select(key => new KeyToWrite(key.Key!.Value, key.Type!, key.Usage!))], cancellation);

    public string Absence(Guid applicationId) =>
        $"the tenant has no service principal for application {applicationId}. " +
        "Check the tenant id; if it is right, the service is not provisioned there, so mark the principal optional or have it created.";
}
