using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-IntraOrganizationConnector</c>.</summary>
internal sealed class GetIntraOrganizationConnector(ShellKind shell) : ConnectorOperation(shell, "Get", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) =>
        ShellCall.Objects((call.Has("Identity") ? [Find(call)] : Connectors(call)).Select(Shown));
}
