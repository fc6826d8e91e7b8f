namespace HybridTrust.Simulation.Entra;

/// <summary>A consent: a principal holds an application permission on a resource.</summary>
internal sealed record AppRoleGrant(string Id, Guid PrincipalId, Guid ResourceId, Guid AppRoleId, DateTimeOffset CreatedAt);
