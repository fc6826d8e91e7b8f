using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Invoke-CsManagementStoreReplication</c>: sets a replica going that was stuck.</summary>
internal sealed class InvokeCsManagementStoreReplication() : SkypeOperation("Invoke-CsManagementStoreReplication", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        foreach (var frontEnd in call.Skype.FrontEnds.Where(f => call.Text("ReplicaFqdn") is not { } asked
            || string.Equals(f.Fqdn, asked, StringComparison.OrdinalIgnoreCase)))
        {
            var at = call.Now + call.Skype.ReplicationDelay;
            call.World.Skype = call.Skype.With(frontEnd with { FollowsAt = frontEnd.FollowsAt < at ? frontEnd.FollowsAt : at });
        }

        return CmdletResult.Empty;
    }
}
