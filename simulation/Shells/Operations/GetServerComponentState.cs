using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ServerComponentState</c>.</summary>
internal sealed class GetServerComponentState() : ExchangeOperation("Get-ServerComponentState", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.ReachableServer("Identity");
        var components = call.Text("Component") is { } asked
            ? [ComponentHold.Components.FirstOrDefault(c => string.Equals(c, asked, StringComparison.OrdinalIgnoreCase))
                ?? throw call.Fail(call.Errors.InvalidValue(asked))]
            : ComponentHold.Components;
        return ShellCall.Objects(components.Select(component => Of(
            Property("Component", component),
            Property("State", server.IsActive(component) ? "Active" : "Inactive"),
            Property("ServerFqdn", server.Fqdn),
            Property("ServerWideOfflineIsOffline", !server.IsActive(ComponentHold.ServerWideOffline)))));
    }
}
