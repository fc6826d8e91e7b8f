namespace HybridTrust.Simulation.Vault;

/// <summary>A page of secrets; the estate's pages hold everything.</summary>
internal sealed record SecretList(IReadOnlyList<SecretBundle> Value, string? NextLink = null);
