namespace HybridTrust.Simulation.EstateFiles;

/// <summary>A certificate to issue when the world is made; its age is relative, so that a sample never goes stale.</summary>
internal sealed record StartingCertificate(string Subject, IReadOnlyList<string> DnsNames, int IssuedDaysAgo, int ValidDays);
