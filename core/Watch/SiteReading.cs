namespace HybridTrust.Watch;

/// <summary>What the last verification saw on premises.</summary>
/// <param name="Run">The run that looked.</param>
/// <param name="SeenAt">When it ended, UTC.</param>
/// <param name="Servers">Who holds what.</param>
/// <param name="Problems">What was wrong.</param>
public sealed record SiteReading(string Run, DateTimeOffset SeenAt, IReadOnlyList<ServerCertificate> Servers, IReadOnlyList<WatchProblem> Problems);
