using HybridTrust.Entra;

namespace HybridTrust.Support;

/// <summary>A directory of which a test offers only what it is about; the rest says so.</summary>
internal abstract class PartialDirectory : IDirectory
{
    public abstract Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation);

    public virtual Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation) => throw NotHere();

    public virtual Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation) => throw NotHere();

    public virtual Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation) => throw NotHere();

    public virtual Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation) => Task.FromResult<KeyLifetimePolicy?>(KeyLifetimePolicy.None);

    public virtual Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) => throw NotHere();

    public virtual Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> AssignAppRoleAsync(string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation) => throw NotHere();

    public Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation) => throw NotHere();

    private static InvalidOperationException NotHere() => new("This test's directory does not offer that.");
}
