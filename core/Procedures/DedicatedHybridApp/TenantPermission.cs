using HybridTrust.Entra;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>A permission as this tenant has it.</summary>
/// <param name="Permission">What is needed.</param>
/// <param name="ResourceObjectId">Object id of the resource's service principal in the tenant.</param>
/// <param name="Id">The permission's id in the resource.</param>
internal sealed record TenantPermission(HybridPermission Permission, string ResourceObjectId, Guid Id)
{
    /// <summary>As <c>requiredResourceAccess</c> names it.</summary>
    public RequiredPermission Required => new(Permission.Resource, Id, RequiredPermission.Role);

    /// <summary>Whether a consent is for this permission.</summary>
    public bool IsGivenBy(AppRoleAssignment assignment) =>
        assignment.AppRoleId == Id && string.Equals(assignment.ResourceId, ResourceObjectId, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string ToString() => $"{Permission.Value} of {Permission.ResourceName}";
}
