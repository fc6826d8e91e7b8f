using HybridTrust.Organizations;

namespace HybridTrust.Simulation.Entra;

/// <summary>The simulated tenant.</summary>
internal sealed record TenantDirectory
{
    public required Guid TenantId { get; init; }

    /// <summary>The Microsoft cloud it is in: its hosts are that cloud's.</summary>
    public Cloud Cloud { get; init; }

    /// <summary>How Exchange Online shells address the tenant.</summary>
    public required string CoexistenceDomain { get; init; }

    /// <summary>How many reads after a write still see what was before.</summary>
    public required int ReplicationLagReads { get; init; }

    /// <summary>Names the file with the key that the token service signs with.</summary>
    public required string SigningKey { get; init; }

    /// <summary>The public half of that key, as a SubjectPublicKeyInfo: Exchange knows it from the metadata document.</summary>
    public required ReadOnlyMemory<byte> SigningPublicKey { get; init; }

    public required List<Principal> Principals { get; init; }

    public Principal? Find(Guid appId) => Principals.Find(p => p.AppId == appId);

    public TenantDirectory Copy() => this with { Principals = [.. Principals] };
}
