using HybridTrust.Entra;
using Microsoft.Graph;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>The directory of one tenant, through Microsoft Graph.</summary>
/// <param name="reader">Signs in as the identity that reads.</param>
/// <param name="writer">Signs in as the identity that writes.</param>
/// <param name="tenant">Named in errors.</param>
internal sealed class GraphDirectory(GraphServiceClient reader, GraphServiceClient writer, Guid tenant) : IDirectory
{
    private readonly GraphPrincipals _principals = new(reader, writer, tenant);
    private readonly GraphApplications _applications = new(reader, writer, tenant);
    private readonly GraphConsents _consents = new(reader, writer, tenant);
    private readonly GraphPolicies _policies = new(reader, tenant);

    /// <inheritdoc />
    public Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation) =>
        _principals.FindAsync(applicationId, cancellation);

    /// <inheritdoc />
    public Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation) =>
        _applications.FindAsync(applicationId, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation) =>
        _applications.FindAsync(displayName, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation) =>
        _consents.ListAsync(principalObjectId, cancellation);

    /// <inheritdoc />
    public Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation) => _policies.FindKeyLifetimeAsync(cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) =>
        _principals.ReplaceKeysAsync(objectId, keys, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) =>
        _applications.ReplaceKeysAsync(objectId, kept, added, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) =>
        _principals.ReplaceNamesAsync(objectId, names, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        _principals.ReplaceTagsAsync(objectId, tags, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) =>
        _applications.ReplacePermissionsAsync(objectId, permissions, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation) =>
        _applications.CreateAsync(application, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation) =>
        _applications.DeleteAsync(objectId, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        _principals.CreateAsync(applicationId, tags, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation) =>
        _principals.DeleteAsync(objectId, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> AssignAppRoleAsync(
        string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation) =>
        _consents.AssignAsync(principalObjectId, resourceObjectId, appRole, cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation) =>
        _consents.RemoveAsync(assignment, cancellation);
}
