namespace HybridTrust.Simulation.Exchange;

/// <summary>A domain controller: calls that name it see the directory as it has replicated to its site.</summary>
/// <param name="Fqdn">Its fully qualified name.</param>
/// <param name="Site">Its Active Directory site.</param>
internal sealed record DomainController(string Fqdn, string Site);
