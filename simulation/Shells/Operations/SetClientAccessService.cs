using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-ClientAccessService</c>: <c>$null</c> takes the address away.</summary>
internal sealed class SetClientAccessService() : ExchangeOperation("Set-ClientAccessService", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.ExchangeServer("Identity");
        if (call.Has("AutoDiscoverServiceInternalUri"))
        {
            call.Datacentre.Servers.Replace(server, server with { AutoDiscoverServiceInternalUri = call.Text("AutoDiscoverServiceInternalUri") ?? "" });
        }

        return CmdletResult.Empty;
    }
}
