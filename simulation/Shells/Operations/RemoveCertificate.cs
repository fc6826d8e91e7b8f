using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Removes one certificate of this server's store that nothing refers to.</summary>
internal sealed class RemoveCertificate() : WindowsOperation(LocalOperations.RemoveCertificate, changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var thumbprint = call.Required("Thumbprint");
        if (call.Server.Find(thumbprint) is not { } entry)
        {
            return CmdletResult.Empty;
        }

        if (call.World.UserOf(call.Server, thumbprint) is { } user)
        {
            throw call.Fail(call.Errors.CertificateInUse(call.Server.Name, thumbprint, user));
        }

        call.Datacentre.Servers.Replace(call.Server, call.Server with { Store = [.. call.Server.Store.Where(e => e != entry)] });
        return CmdletResult.Empty;
    }
}
