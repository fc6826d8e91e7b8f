using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-IntraOrganizationConnector</c>: the list of domains is replaced as a whole.</summary>
internal sealed class SetIntraOrganizationConnector(ShellKind shell) : ConnectorOperation(shell, "Set", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var connector = Find(call);
        var changed = connector with { Enabled = call.Truth("Enabled") ?? connector.Enabled };
        if (call.Has("DiscoveryEndpoint"))
        {
            changed = changed with { DiscoveryEndpoint = Endpoint(call) };
        }

        if (call.List("TargetAddressDomains") is [_, ..] domains)
        {
            RequireFreeDomains(call, domains, connector);
            changed = changed with { TargetAddressDomains = domains };
        }

        Connectors(call).Replace(connector, changed);
        return CmdletResult.Empty;
    }
}
