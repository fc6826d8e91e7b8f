using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// A step in the Exchange Management Shell. Every call names the organization's domain controller, so that a read sees what
/// the write before it did (domain 2).
/// </summary>
public abstract class ExchangeStep(OrganizationProfile organization, string? server = null)
    : ShellStep(organization, Site.Exchange, ShellKind.ExchangeServer, server ?? organization.Topology.ShellServer().Fqdn)
{
    /// <summary>A call of a cmdlet at the organization's domain controller.</summary>
    protected override OperationCall Cmdlet(string cmdlet, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters) =>
        OperationCall.Of(cmdlet, [.. parameters, Given("DomainController", Organization.DomainController)]);
}
