namespace HybridTrust.Simulation.Vault;

/// <summary>What went wrong in the vault.</summary>
internal sealed record VaultErrorDetail(string Code, string Message);
