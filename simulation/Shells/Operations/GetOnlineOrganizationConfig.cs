using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-OrganizationConfig</c> in Exchange Online: the list of applications shows only when it is asked for.</summary>
internal sealed class GetOnlineOrganizationConfig() : OnlineOperation("Get-OrganizationConfig", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var online = call.World.Online;
        return ShellCall.Objects([Of(
            Property("Guid", call.World.Tenant.TenantId),
            Property("Name", call.World.Tenant.CoexistenceDomain),
            Property("EwsEnabled", online.EwsEnabled is { } enabled ? (CmdletValue)enabled : null),
            Property("EwsAllowedAppIDs", call.Truth("RetrieveEwsOperationAccessPolicy") is true ? online.EwsAllowedAppIds : null))]);
    }
}
