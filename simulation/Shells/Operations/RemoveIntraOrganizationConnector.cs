using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-IntraOrganizationConnector</c>: users of this side fall back to federation, where that was set up.</summary>
internal sealed class RemoveIntraOrganizationConnector(ShellKind shell) : ConnectorOperation(shell, "Remove", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var connector = Find(call);
        call.RequireConfirmation();
        Connectors(call).Remove(connector);
        return CmdletResult.Empty;
    }
}
