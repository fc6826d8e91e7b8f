namespace HybridTrust.Simulation.Exchange;

/// <summary>"I let this application call me" (domain 1.3).</summary>
internal sealed record PartnerApplication
{
    public required Guid Guid { get; init; }

    public required string Name { get; init; }

    public required string ApplicationIdentifier { get; init; }

    public string Realm { get; init; } = "";

    public bool Enabled { get; init; }

    /// <summary>The linked account's GUID; the account may be gone.</summary>
    public Guid? LinkedAccount { get; init; }
}
