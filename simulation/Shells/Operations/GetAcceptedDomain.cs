using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-AcceptedDomain</c>.</summary>
internal sealed class GetAcceptedDomain() : ExchangeOperation("Get-AcceptedDomain", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(call.Datacentre.AcceptedDomains.Select(d => Of(
        Property("Name", d.Name), Property("DomainName", d.DomainName), Property("DomainType", "Authoritative"))));
}
