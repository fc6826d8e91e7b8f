using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-AvailabilityAddressSpace</c>.</summary>
internal sealed class GetAvailabilityAddressSpace() : ExchangeOperation("Get-AvailabilityAddressSpace", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.AddressSpace()] : call.Datacentre.AddressSpaces).Select(ExchangeObjects.AddressSpace));
}
