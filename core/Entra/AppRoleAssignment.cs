namespace HybridTrust.Entra;

/// <summary>A consent: a principal holds an application permission on a resource.</summary>
/// <param name="Id">The assignment's id.</param>
/// <param name="PrincipalId">Object id of the service principal that holds the permission.</param>
/// <param name="ResourceId">Object id of the resource's service principal.</param>
/// <param name="AppRoleId">The permission's id in the resource.</param>
public sealed record AppRoleAssignment(string Id, string PrincipalId, string ResourceId, Guid AppRoleId);
