namespace HybridTrust.Simulation.Entra;

/// <summary>One permission that an application asks for.</summary>
/// <param name="ResourceAppId">Of which resource.</param>
/// <param name="Id">The permission's id there.</param>
/// <param name="Type"><c>Role</c> or <c>Scope</c>.</param>
internal sealed record RequestedAccess(Guid ResourceAppId, Guid Id, string Type);
