namespace HybridTrust.Simulation.Vault;

/// <summary>The body of a set or an update.</summary>
internal sealed record SecretParameters
{
    public string? Value { get; init; }

    public string? ContentType { get; init; }

    public SecretAttributes? Attributes { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
