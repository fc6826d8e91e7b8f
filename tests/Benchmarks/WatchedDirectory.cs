using HybridTrust.Entra;

namespace HybridTrust.Benchmarks;

/// <summary>A tenant in memory that takes its time to answer, and may throttle the first question. A watch that writes is a fault.</summary>
internal sealed class WatchedDirectory(IReadOnlyList<KeyCredential> keys, TimeSpan latency, bool throttles) : IDirectory
{
    private int _asked;

    public async Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation)
    {
        await Task.Delay(latency, TimeProvider.System, cancellation);
        return throttles && Interlocked.Increment(ref _asked) == 1
            ? throw new ThrottledException("The tenant throttles.", TimeSpan.FromSeconds(3))
            : new ServicePrincipal("object", applicationId, "Skype for Business Online", keys);
    }

    public Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation) => throw Unasked();

    public Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation) => throw Unasked();

    public async Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation)
    {
        await Task.Delay(latency, TimeProvider.System, cancellation);
        return KeyLifetimePolicy.None;
    }

    public Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> AssignAppRoleAsync(string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation) => throw Unasked();

    public Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation) => throw Unasked();

    private static InvalidOperationException Unasked() => new("The watch asks a tenant of this benchmark for one principal and writes nothing.");
}
