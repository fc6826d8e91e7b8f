using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ManagementRole</c>.</summary>
internal sealed class GetManagementRole() : ExchangeOperation("Get-ManagementRole", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.Role("Identity")] : call.Datacentre.AllRoles()).Select(ExchangeObjects.ManagementRole));
}
