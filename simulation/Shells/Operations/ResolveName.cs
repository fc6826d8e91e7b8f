using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Resolves a name in the world's DNS.</summary>
internal sealed class ResolveName() : WindowsOperation(LocalOperations.ResolveName, changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        return call.World.FindName(name) is { } server
            ? ShellCall.Objects([Of(Property("Name", server), Property("Addresses", (string[])["192.0.2.10"]))])
            : CmdletResult.Empty;
    }
}
