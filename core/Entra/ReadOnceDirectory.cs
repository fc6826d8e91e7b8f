using System.Collections.Concurrent;

namespace HybridTrust.Entra;

/// <summary>
/// Looks at each object once and remembers it, so that the steps and proofs of one inspection share a read. It refuses every write:
/// after one the truth has moved, so batches that change something read afresh each time.
/// </summary>
public sealed class ReadOnceDirectory(IDirectory inner) : IDirectory
{
    private readonly ConcurrentDictionary<Guid, Task<ServicePrincipal?>> _principals = [];
    private readonly ConcurrentDictionary<Guid, Task<EntraApplication?>> _applications = [];
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<EntraApplication>>> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<AppRoleAssignment>>> _assignments = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Task<KeyLifetimePolicy?>> _policies = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation) =>
        OnceAsync(_principals, applicationId, id => inner.FindServicePrincipalAsync(id, cancellation));

    /// <inheritdoc />
    public Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation) =>
        OnceAsync(_applications, applicationId, id => inner.FindApplicationAsync(id, cancellation));

    /// <inheritdoc />
    public Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation) =>
        OnceAsync(_named, displayName, name => inner.FindApplicationsAsync(name, cancellation));

    /// <inheritdoc />
    public Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation) =>
        OnceAsync(_assignments, principalObjectId, id => inner.ListAppRoleAssignmentsAsync(id, cancellation));

    /// <inheritdoc />
    public Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation) =>
        OnceAsync(_policies, "default", _ => inner.FindKeyLifetimePolicyAsync(cancellation));

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> AssignAppRoleAsync(
        string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation) =>
        throw OnlyReads();

    /// <inheritdoc />
    public Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation) =>
        throw OnlyReads();

    // A read that failed is no knowledge: the next one asks again.
    private static async Task<TFound> OnceAsync<TKey, TFound>(
        ConcurrentDictionary<TKey, Task<TFound>> seen, TKey key, Func<TKey, Task<TFound>> read)
        where TKey : notnull
    {
        var reading = seen.GetOrAdd(key, read);
        try
        {
            return await reading;
        }
        catch
        {
            seen.TryRemove(KeyValuePair.Create(key, reading));
            throw;
        }
    }

    private static InvalidOperationException OnlyReads() => new("An inspection only reads; changes are made when a plan is applied.");
}
