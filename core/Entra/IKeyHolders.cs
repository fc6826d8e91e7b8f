namespace HybridTrust.Entra;

/// <summary>Where a key writer finds what it writes to.</summary>
internal interface IKeyHolders
{
    /// <summary>The holder for an application id, with its keys; null when the tenant has none.</summary>
    Task<KeyHolder?> FindAsync(Guid applicationId, CancellationToken cancellation);

    /// <summary>Replaces its keys.</summary>
    Task<DirectoryWrite> ReplaceAsync(KeyHolder holder, KeySet keys, CancellationToken cancellation);

    /// <summary>Why nothing could be done where there is none.</summary>
    string Absence(Guid applicationId);
}
