using HybridTrust.Certificates;

namespace HybridTrust.Simulation.Exchange;

/// <summary>"I let this application call me" (domain 1.3).</summary>
internal sealed record PartnerApplication
{
    public required Guid Guid { get; init; }

    public required string Name { get; init; }

    public required string ApplicationIdentifier { get; init; }

    public string Realm { get; init; } = "";

    /// <summary>Where a partner that signs its own tokens says with which certificates; blank for the others.</summary>
    public string AuthMetadataUrl { get; init; } = "";

    /// <summary>The certificates that this document listed when Exchange read it.</summary>
    public IReadOnlyList<PublicCertificate> Certificates { get; init; } = [];

    /// <summary>The estate's time, UTC.</summary>
    public DateTimeOffset WhenChanged { get; init; }

    public bool Enabled { get; init; }

    /// <summary>The linked account's GUID; the account may be gone.</summary>
    public Guid? LinkedAccount { get; init; }
}
