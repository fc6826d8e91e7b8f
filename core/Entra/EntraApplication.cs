namespace HybridTrust.Entra;

/// <summary>An application registered in the tenant; its service principal is another object (domain 7, trap 5).</summary>
/// <param name="ObjectId">Its object id: what writes address.</param>
/// <param name="ApplicationId">The application's id (<c>appId</c>): what tokens carry.</param>
/// <param name="DisplayName">Its name.</param>
/// <param name="SignInAudience">Whose accounts may use it: <c>AzureADMyOrg</c> is this tenant alone.</param>
public sealed record EntraApplication(string ObjectId, Guid ApplicationId, string DisplayName, string? SignInAudience)
{
    /// <summary>The audience of an application of one tenant.</summary>
    public const string ThisTenant = "AzureADMyOrg";

    /// <summary>The permissions that it asks for; asking is not having (domain 3.7).</summary>
    public IReadOnlyList<RequiredPermission> RequiredPermissions { get; init; } = [];

    /// <summary>All its keys, expired ones included; empty where the application was found in a list.</summary>
    public IReadOnlyList<KeyCredential> Keys { get; init; } = [];

    /// <summary>What its maker wrote for the next administrator.</summary>
    public string? Notes { get; init; }
}
