namespace HybridTrust.Entra;

/// <summary>Keys on applications registered in the tenant.</summary>
internal sealed class ApplicationKeys(IDirectory directory) : IKeyHolders
{
    public async Task<KeyHolder?> FindAsync(Guid applicationId, CancellationToken cancellation) =>
        await directory.FindApplicationAsync(applicationId, cancellation) is { } found
            ? new KeyHolder(found.ObjectId, found.ApplicationId, found.DisplayName, found.Keys, IsApplication: true)
            : null;

    public Task<DirectoryWrite> ReplaceAsync(KeyHolder holder, KeySet keys, CancellationToken cancellation) =>
        directory.ReplaceApplicationKeysAsync(
            holder.ObjectId,
            [.. keys.Keys.Where(holder.IsKept)],
            [.. keys.Keys.Where(key => !holder.IsKept(key)).Select(key => new KeyToWrite(key.Key!.Value, key.Type!, key.Usage!) { DisplayName = key.DisplayName })],
            cancellation);

    public string Absence(Guid applicationId) =>
        $"the tenant has no application {applicationId}. Somebody deleted it; run procedure dedicated-hybrid-app, which creates it.";
}
