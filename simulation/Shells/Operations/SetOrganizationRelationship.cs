using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-OrganizationRelationship</c>: <c>-TargetSharingEpr $null</c> takes the address away.</summary>
internal sealed class SetOrganizationRelationship() : ExchangeOperation("Set-OrganizationRelationship", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var relationship = call.Relationship();
        if (!call.Has("TargetSharingEpr"))
        {
            return CmdletResult.Empty;
        }

        var url = call.Text("TargetSharingEpr") ?? "";
        if (url.Length > 0 && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw call.Fail(call.Errors.InvalidUri("TargetSharingEpr", url));
        }

        call.Datacentre.OrganizationRelationships.Replace(relationship, relationship with { TargetSharingEpr = url });
        return CmdletResult.Empty;
    }
}
