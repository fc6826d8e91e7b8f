using HybridTrust.Organizations;

namespace HybridTrust.Entra;

/// <summary>For a host that knows a single tenant: whatever is asked for is looked for there.</summary>
public sealed class OneDirectory(IDirectory directory) : IDirectories
{
    /// <inheritdoc />
    public IDirectory For(Tenant tenant) => directory;
}
