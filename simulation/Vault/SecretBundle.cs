namespace HybridTrust.Simulation.Vault;

/// <summary>A secret as Key Vault answers it; a list leaves the value out.</summary>
internal sealed record SecretBundle
{
    public string? Value { get; init; }

    public required string Id { get; init; }

    public string? ContentType { get; init; }

    public required SecretAttributes Attributes { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public static SecretBundle Of(SecretVersion secret, Uri vault, bool withValue) => new()
    {
        Value = withValue ? secret.Value : null,
        Id = new Uri(vault, $"secrets/{secret.Name}/{secret.Version}").ToString(),
        ContentType = secret.ContentType,
        Attributes = new SecretAttributes
        {
            Enabled = secret.Enabled,
            Nbf = secret.NotBefore,
            Exp = secret.Expires,
            Created = secret.Created,
            Updated = secret.Updated,
            RecoveryLevel = "Recoverable+Purgeable",
        },
        Tags = secret.Tags,
    };
}
