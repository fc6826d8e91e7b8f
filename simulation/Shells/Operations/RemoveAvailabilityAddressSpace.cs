using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-AvailabilityAddressSpace</c>.</summary>
internal sealed class RemoveAvailabilityAddressSpace() : ExchangeOperation("Remove-AvailabilityAddressSpace", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var space = call.AddressSpace();
        call.RequireConfirmation();
        call.Datacentre.AddressSpaces.Remove(space);
        return CmdletResult.Empty;
    }
}
