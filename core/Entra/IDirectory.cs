namespace HybridTrust.Entra;

/// <summary>
/// Entra, as Microsoft Graph shows it. The port does what a Graph call does and no more: a write replaces the whole
/// collection. Merging, reading back and judging are core's (<c>KeyWriter</c>), so that they are the same everywhere.
/// </summary>
public interface IDirectory
{
    /// <summary>
    /// The service principal of an application with its keys, read as a single object with <c>$select</c> so that the key
    /// values come back (domain 3.2); null when the tenant has none.
    /// </summary>
    Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation);

    /// <summary>Replaces all keys of a service principal (Graph <c>PATCH</c>). A refusal is a normal outcome (domain 3.9).</summary>
    Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation);
}
