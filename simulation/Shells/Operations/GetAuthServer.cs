using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-AuthServer</c>.</summary>
internal sealed class GetAuthServer() : ExchangeOperation("Get-AuthServer", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.AuthServer()] : call.Datacentre.AuthServers).Select(ExchangeObjects.AuthServer));
}
