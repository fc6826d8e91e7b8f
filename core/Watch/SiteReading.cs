using HybridTrust.Procedures.SkypeServerExchange;

namespace HybridTrust.Watch;

/// <summary>What the last verification saw on premises, and what those before it saw where it could not look.</summary>
/// <param name="Run">The run that looked.</param>
/// <param name="SeenAt">When it ended, UTC.</param>
/// <param name="Servers">Who holds what.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record SiteReading(string Run, DateTimeOffset SeenAt, IReadOnlyList<ServerCertificate> Servers, IReadOnlyList<WatchProblem> Problems)
{
    /// <summary>What says which certificates the organization uses now: a server that was seen longer ago speaks only while no other was seen since.</summary>
    internal IEnumerable<ServerCertificate> Latest() => Servers
        .GroupBy(cell => cell.Use is TokenIssuerSight.Use)
        .SelectMany(same => same.GroupBy(cell => cell.SeenAt ?? SeenAt).MaxBy(seen => seen.Key)!);
}
