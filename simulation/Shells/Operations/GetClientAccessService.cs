using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ClientAccessService</c>: answers from Active Directory.</summary>
internal sealed class GetClientAccessService() : ExchangeOperation("Get-ClientAccessService", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Text("Identity") is null ? call.Datacentre.Servers.Where(s => s.Role is not ExchangeRole.Edge) : [call.ExchangeServer("Identity")])
        .Select(s => Of(
            Property("Name", s.Name),
            Property("Fqdn", s.Fqdn),
            Property("AutoDiscoverServiceInternalUri", s.AutoDiscoverServiceInternalUri))));
}
