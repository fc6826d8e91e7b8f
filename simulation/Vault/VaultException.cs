namespace HybridTrust.Simulation.Vault;

/// <summary>An error as Key Vault reports it.</summary>
internal sealed class VaultException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static VaultException NotFound(string name) => new(
        404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault. " +
            "If you recently deleted this secret you may be able to recover it.");
}
