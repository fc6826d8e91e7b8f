using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Skype;

/// <summary>A simulated front end.</summary>
/// <param name="Fqdn">Its full name.</param>
/// <param name="Store">Its <c>LocalMachine\My</c>.</param>
/// <param name="Certificates">The thumbprint assigned to each use, such as <c>OAuthTokenIssuer</c>.</param>
internal sealed record FrontEnd(string Fqdn, IReadOnlyList<StoreEntry> Store, IReadOnlyDictionary<string, string> Certificates)
{
    /// <summary>The use that signs tokens to other servers.</summary>
    public const string TokenIssuer = "OAuthTokenIssuer";

    /// <summary>The use that web services answer with.</summary>
    public const string Default = "Default";

    /// <summary>The thumbprint assigned before, by use.</summary>
    public IReadOnlyDictionary<string, string> FormerCertificates { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What it still has of the Central Management Store while a change is on its way.</summary>
    public CentralStore? Replica { get; init; }

    /// <summary>When the last change reaches it.</summary>
    public DateTimeOffset FollowsAt { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Whether changes reach it only when somebody asks for replication.</summary>
    public bool Stalled { get; init; }

    public bool IsUpToDate(DateTimeOffset now) => Replica is null || now >= FollowsAt;

    public StoreEntry? Find(string thumbprint) =>
        Store.FirstOrDefault(c => string.Equals(c.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase));

    public StoreEntry? Assigned(string use) => Certificates.GetValueOrDefault(use) is { } thumbprint ? Find(thumbprint) : null;
}
