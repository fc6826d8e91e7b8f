namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>What looking permissions up in a tenant gave.</summary>
/// <param name="Found">All of them; empty when one is not offered.</param>
/// <param name="Problem">Which one is not offered and what to do; null when all are.</param>
internal sealed record PermissionLookup(IReadOnlyList<TenantPermission> Found, string? Problem)
{
    public static PermissionLookup Failed(string problem) => new([], problem);
}
