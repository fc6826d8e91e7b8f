using HybridTrust.Organizations;

namespace HybridTrust.Entra;

/// <summary>The directories of the tenants that a host serves.</summary>
public interface IDirectories
{
    /// <summary>The directory of a tenant.</summary>
    /// <exception cref="Workflows.PermanentFailureException">The host does not serve the tenant; the message says why.</exception>
    IDirectory For(Tenant tenant);
}
