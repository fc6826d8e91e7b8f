using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Exports a certificate with its key on this server and imports it on another; the key itself is the estate's and goes nowhere.</summary>
internal sealed class CopyAuthCertificate() : WindowsOperation(LocalOperations.CopyAuthCertificate, changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var thumbprint = call.Required("Thumbprint");
        var destination = call.ReachableServer("Destination");
        var entry = call.Server.Find(thumbprint) ?? throw call.Fail(call.Errors.CertificateNotFound(call.Server.Name, thumbprint));
        if (!call.World.CanUseKey(call.Server, entry))
        {
            throw call.Fail(call.Errors.CertificateWithoutKey(call.Server.Name, thumbprint));
        }

        if (!entry.PrivateKeyExportable)
        {
            throw call.Fail(call.Errors.KeyNotExportable(call.Server.Name, thumbprint));
        }

        if (destination.Find(thumbprint) is { } there && !call.World.CanUseKey(destination, there))
        {
            throw call.Fail(call.Errors.CertificateExists(destination.Name, thumbprint));
        }

        call.World.Import(destination, entry, exportable: true);
        var imported = call.Datacentre.FindServer(destination.Fqdn)!;
        return ShellCall.Objects([Of(
            Property("Thumbprint", entry.Thumbprint),
            Property("PrivateKeyReadable", call.World.CanUseKey(imported, imported.Find(thumbprint)!)))]);
    }
}
