using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// The local operation that reads one certificate of the server's store, by exact thumbprint (domain 7, traps 6 to 8). A
/// certificate that is not there is an answer without objects, not an error.
/// </summary>
internal sealed class ReadCertificate : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.Windows;

    /// <inheritdoc />
    public string Name => LocalOperations.ReadCertificate;

    /// <inheritdoc />
    public bool Changes => false;

    /// <inheritdoc />
    public CmdletResult Invoke(ShellCall call)
    {
        var thumbprint = call.Required("Thumbprint");
        var frontEnd = call.World.Skype?.FindFrontEnd(call.Target);
        var entry = frontEnd is null ? call.Server.Find(thumbprint) : frontEnd.Find(thumbprint);
        return entry is null
            ? CmdletResult.Empty
            : ShellCall.Objects([Of(
                Property("RawData", new CmdletValue.Bytes(entry.Certificate.Der)),
                Property("Thumbprint", entry.Thumbprint),
                Property("HasPrivateKey", entry.HasPrivateKey),
                Property("PrivateKeyReadable", frontEnd is null ? call.World.CanUseKey(call.Server, entry) : call.World.CanUseKey(frontEnd, entry)))]);
    }
}
