namespace HybridTrust.Simulation.Vault;

/// <summary>One version of a secret. Only public certificates are ever put here.</summary>
internal sealed record SecretVersion
{
    public required string Name { get; init; }

    /// <summary>32 hex digits.</summary>
    public required string Version { get; init; }

    public required string Value { get; init; }

    public string? ContentType { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Unix seconds.</summary>
    public long? NotBefore { get; init; }

    /// <summary>Unix seconds.</summary>
    public long? Expires { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Created { get; init; }

    /// <summary>Unix seconds.</summary>
    public required long Updated { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
