namespace HybridTrust.Simulation.Vault;

/// <summary>A secret's attributes as Key Vault writes them; times in Unix seconds.</summary>
internal sealed record SecretAttributes
{
    public bool? Enabled { get; init; }

    public long? Nbf { get; init; }

    public long? Exp { get; init; }

    public long? Created { get; init; }

    public long? Updated { get; init; }

    public string? RecoveryLevel { get; init; }
}
