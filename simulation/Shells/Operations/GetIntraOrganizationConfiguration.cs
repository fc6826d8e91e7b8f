using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Get-IntraOrganizationConfiguration</c> in Exchange Online: what the tenant knows of itself, and of the premises what the Hybrid Configuration Wizard
/// told it. The rest is empty.
/// </summary>
internal sealed class GetIntraOrganizationConfiguration() : OnlineOperation("Get-IntraOrganizationConfiguration", changes: false)
{
    /// <inheritdoc />
    public override CmdletResult Invoke(ShellCall call)
    {
        var endpoint = CloudHosts.Of(call.World.Tenant.Cloud).Autodiscover is { } host ? $"https://{host}/autodiscover/autodiscover.svc" : null;
        return ShellCall.Objects(
        [
            Of(
                Property("OnPremiseDiscoveryEndpoint", null),
                Property("OnPremiseWebServiceEndpoint", null),
                Property("OnPremiseTargetAddresses", new CmdletValue.List(call.World.Online.HybridDomains)),
                Property("OnlineDiscoveryEndpoint", endpoint),
                Property("OnlineTargetAddress", call.World.Tenant.CoexistenceDomain)),
        ]);
    }
}
