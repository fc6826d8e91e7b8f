namespace HybridTrust.Entra;

/// <summary>
/// Entra, as Microsoft Graph shows it. The port does what a Graph call does and no more: a write replaces the whole
/// collection. Merging, reading back and judging are core's (<c>KeyWriter</c>), so that they are the same everywhere.
/// A refusal is a normal outcome (domain 3.9), and a creation is never repeated blindly (domain 3.8).
/// </summary>
public interface IDirectory : IDirectoryReader
{
    /// <summary>Replaces all keys of a service principal: <c>key</c>, <c>type</c> and <c>usage</c> only (domain 3.3).</summary>
    Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation);

    /// <summary>
    /// Replaces all keys of an application. Kept ones go back as they were read, by their <c>keyId</c> and without the key itself:
    /// an application takes that where a service principal would lose them (domain 3.3).
    /// </summary>
    /// <param name="objectId">The application's object id.</param>
    /// <param name="kept">Keys as read.</param>
    /// <param name="added">Keys to add, each with a name for people.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation);

    /// <summary>Replaces the service principal names (domain 3.5).</summary>
    Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation);

    /// <summary>Replaces the tags of a service principal.</summary>
    Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation);

    /// <summary>Replaces what an application asks for (<c>requiredResourceAccess</c>).</summary>
    Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation);

    /// <summary>Creates an application.</summary>
    Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation);

    /// <summary>Deletes an application; its service principal in this tenant goes with it.</summary>
    Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation);

    /// <summary>Creates the service principal of an application, with its tags.</summary>
    Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation);

    /// <summary>Deletes a service principal.</summary>
    Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation);

    /// <summary>Gives a principal an application permission, by <c>appRoleAssignedTo</c> of the resource (domain 3.7).</summary>
    Task<DirectoryWrite> AssignAppRoleAsync(string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation);

    /// <summary>Takes an application permission back, by the assignment that gave it.</summary>
    Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation);
}
