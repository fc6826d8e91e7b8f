namespace HybridTrust.Simulation.Exchange;

/// <summary>A domain that Exchange takes mail for. Its name need not be the domain (domain 2(a), a6).</summary>
internal sealed record AcceptedDomain(string Name, string DomainName);
