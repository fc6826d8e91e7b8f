using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-TransportService</c>: answers from Active Directory, Edge servers with an Edge subscription included.</summary>
internal sealed class GetTransportService() : ExchangeOperation("Get-TransportService", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var all = call.Datacentre.Servers.Where(s => s.Role is not ExchangeRole.ClientAccess).ToList();
        if (call.Text("Identity") is not { } identity)
        {
            return ShellCall.Objects(all.Select(Shown));
        }

        var server = all.Find(s => Identities.Matches(identity, s.Guid, s.Fqdn, s.Name))
            ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
        return ShellCall.Objects([Shown(server)]);
    }

    private static CmdletObject Shown(EstateServer server) => Of(
        Property("Name", server.Name),
        Property("InternalTransportCertificateThumbprint", server.InternalTransportCertificateThumbprint));
}
