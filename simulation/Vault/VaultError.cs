namespace HybridTrust.Simulation.Vault;

/// <summary>The body of Key Vault's errors.</summary>
internal sealed record VaultError(VaultErrorDetail Error);
