namespace HybridTrust.Entra;

/// <summary>Entra, to read. Each member is one Graph object, or one collection followed to its last page.</summary>
public interface IDirectoryReader
{
    /// <summary>
    /// The service principal of an application with its names, tags, roles and keys, read as a single object with <c>$select</c> so that
    /// the key values come back (domain 3.2); null when the tenant has none.
    /// </summary>
    Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation);

    /// <summary>The application with an id, with its keys, read as a single object; null when it is not registered in the tenant.</summary>
    Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation);

    /// <summary>The applications with a name, without their keys: names are not unique.</summary>
    Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation);

    /// <summary>The application permissions that a service principal holds; none when there is no such principal.</summary>
    Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation);

    /// <summary>How long the tenant lets keys be valid; null when the host may not read its policies, which nothing else needs.</summary>
    Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation);
}
