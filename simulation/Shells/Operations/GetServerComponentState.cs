using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-ServerComponentState</c>: part of the state is kept on the server itself, so a server that is down cannot be asked.</summary>
internal sealed class GetServerComponentState() : ExchangeOperation("Get-ServerComponentState", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var identity = call.Required("Identity");
        var server = call.Datacentre.FindServer(identity) ?? throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
        if (call.World.IsUnreachable(server))
        {
            throw call.Fail(call.Errors.RpcUnavailable(server.Name));
        }

        var wanted = call.Text("Component");
        var found = ServerComponents.All.Where(c => wanted is null || Is(c, wanted)).ToList();
        if (found.Count == 0)
        {
            throw call.Fail(call.Errors.NotFound(wanted!, call.DomainController));
        }

        var machine = call.World.FindMachine(server.Fqdn)!;
        return ShellCall.Objects(found.Select(component => Of(
            Property("ServerFqdn", server.Fqdn),
            Property("Component", component),
            Property("State", machine.IsActive(component) ? "Active" : "Inactive"),
            Property("LocalStates", (string[])[.. machine.ComponentHolds.Where(h => Is(h.Component, component)).Select(h => $"{h.Requester}:Inactive")]),
            Property("ServerWideOfflineIsOffline", !machine.IsActive(ServerComponents.ServerWideOffline)))));
    }

    private static bool Is(string component, string name) => string.Equals(component, name, StringComparison.OrdinalIgnoreCase);
}
