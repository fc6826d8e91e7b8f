using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-OrganizationRelationship</c>.</summary>
internal sealed class GetOrganizationRelationship() : ExchangeOperation("Get-OrganizationRelationship", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.Relationship()] : call.Datacentre.OrganizationRelationships).Select(HybridObjects.Relationship));
}
