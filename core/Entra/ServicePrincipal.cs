namespace HybridTrust.Entra;

/// <summary>A service principal of the tenant, as one read of the object shows it.</summary>
/// <param name="ObjectId">Its object id: what writes address.</param>
/// <param name="ApplicationId">The application it stands for.</param>
/// <param name="DisplayName">Shown to people; never an identity.</param>
/// <param name="Keys">All its keys, expired ones included.</param>
public sealed record ServicePrincipal(string ObjectId, Guid ApplicationId, string? DisplayName, IReadOnlyList<KeyCredential> Keys)
{
    /// <summary>The names that tokens may be asked for.</summary>
    public IReadOnlyList<string> ServicePrincipalNames { get; init; } = [];

    /// <summary>Its tags, such as <c>HideApp</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The application permissions that others may be given on it.</summary>
    public IReadOnlyList<AppRole> AppRoles { get; init; } = [];

    /// <summary>The application permission with a name (<c>value</c>), or null.</summary>
    public AppRole? FindRole(string value) => AppRoles.FirstOrDefault(role => string.Equals(role.Value, value, StringComparison.Ordinal));
}
