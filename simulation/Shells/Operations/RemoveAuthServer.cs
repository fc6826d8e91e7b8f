using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-AuthServer</c>.</summary>
internal sealed class RemoveAuthServer() : ExchangeOperation("Remove-AuthServer", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.AuthServer();
        call.RequireConfirmation();
        call.Datacentre.AuthServers.Remove(server);
        return CmdletResult.Empty;
    }
}
