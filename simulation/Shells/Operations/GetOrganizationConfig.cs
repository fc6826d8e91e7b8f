using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-OrganizationConfig</c>.</summary>
internal sealed class GetOrganizationConfig() : ExchangeOperation("Get-OrganizationConfig", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        [Of(Property("Guid", call.Datacentre.Guid), Property("Name", call.Datacentre.Name))]);
}
