using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-CsManagementStoreReplicationStatus</c>: whether each front end has the last change.</summary>
internal sealed class GetCsManagementStoreReplicationStatus() : SkypeOperation("Get-CsManagementStoreReplicationStatus", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var asked = call.Text("ReplicaFqdn");
        var frontEnds = call.Skype.FrontEnds.Where(f => asked is null || string.Equals(f.Fqdn, asked, StringComparison.OrdinalIgnoreCase)).ToList();
        return frontEnds.Count == 0
            ? throw call.Fail(call.Errors.CsNotFound(asked!))
            : ShellCall.Objects(frontEnds.Select(f => Of(
                Property("ReplicaFqdn", f.Fqdn), Property("UpToDate", f.IsUpToDate(call.Now)), Property("LastStatusReport", call.Now))));
    }
}
