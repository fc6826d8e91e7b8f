using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>New-IntraOrganizationConnector</c>: enabled unless told otherwise.</summary>
internal sealed class NewIntraOrganizationConnector(ShellKind shell) : ConnectorOperation(shell, "New", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var name = call.Required("Name");
        if (Connectors(call).Exists(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw call.Fail(call.Errors.AlreadyExists(
                call.Datacentre.ConfigurationName("Intra Organization Connectors", name), call.DomainController));
        }

        var domains = call.List("TargetAddressDomains");
        if (domains.Count == 0)
        {
            throw call.Fail(call.Errors.NullArgument("TargetAddressDomains"));
        }

        RequireFreeDomains(call, domains, own: null);
        var connector = new IntraOrganizationConnector(Guid.NewGuid(), name, Endpoint(call), domains, call.Truth("Enabled") ?? true);
        Connectors(call).Add(connector);
        return ShellCall.Objects([Shown(connector)]);
    }
}
