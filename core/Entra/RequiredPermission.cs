namespace HybridTrust.Entra;

/// <summary>One permission that an application asks for (an entry of <c>requiredResourceAccess</c>).</summary>
/// <param name="Resource">The application id of the resource.</param>
/// <param name="Id">The permission's id in the resource.</param>
/// <param name="Type"><c>Role</c> for application permissions, <c>Scope</c> for delegated ones.</param>
public sealed record RequiredPermission(Guid Resource, Guid Id, string Type)
{
    /// <summary>The type of an application permission.</summary>
    public const string Role = "Role";
}
