using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ExchangeCertificate</c>: what survives the remote session of the recorded objects is <c>RawData</c> alone.</summary>
internal sealed class GetExchangeCertificate() : ExchangeOperation("Get-ExchangeCertificate", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = Target(call);
        if (call.Text("Thumbprint") is not { Length: > 0 } thumbprint)
        {
            return ShellCall.Objects(server.Store.Select(Shown));
        }

        var found = server.Find(thumbprint) ?? throw call.Fail(call.Errors.CertificateNotFound(server.Name, thumbprint));
        return ShellCall.Objects([Shown(found)]);
    }

    private static EstateServer Target(ShellCall call)
    {
        if (call.Text("Server") is not { } name)
        {
            return call.Server;
        }

        var server = call.Datacentre.FindServer(name) ?? throw call.Fail(call.Errors.NotFound(name, call.DomainController));
        return call.World.IsUnreachable(server) ? throw call.Fail(call.Errors.RpcUnavailable(server.Name)) : server;
    }

    private static CmdletObject Shown(StoreEntry entry) => Of(Property("RawData", new CmdletValue.Bytes(entry.Certificate.Der)));
}
