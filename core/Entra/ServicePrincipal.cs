namespace HybridTrust.Entra;

/// <summary>A service principal of the tenant.</summary>
/// <param name="ObjectId">Its object id: what writes address.</param>
/// <param name="ApplicationId">The application it stands for.</param>
/// <param name="DisplayName">Shown to people; never an identity.</param>
/// <param name="Keys">All its keys, expired ones included.</param>
public sealed record ServicePrincipal(string ObjectId, Guid ApplicationId, string? DisplayName, IReadOnlyList<KeyCredential> Keys);
