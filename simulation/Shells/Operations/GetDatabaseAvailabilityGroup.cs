using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-DatabaseAvailabilityGroup</c>: with -Status also which members answer.</summary>
internal sealed class GetDatabaseAvailabilityGroup() : ExchangeOperation("Get-DatabaseAvailabilityGroup", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(call.Datacentre.AvailabilityGroups
        .Where(g => call.Text("Identity") is not { } asked || string.Equals(g.Name, asked, StringComparison.OrdinalIgnoreCase))
        .Select(group => Of(
            Property("Name", group.Name),
            Property("Servers", Names(call, group.Servers)),
            Property("OperationalServers", call.Truth("Status") is true
                ? (CmdletValue)Names(call, group.Servers.Where(s => call.Datacentre.FindServer(s) is { } server && !call.World.IsUnreachable(server)))
                : null))));

    private static string[] Names(ShellCall call, IEnumerable<string> servers) => [.. servers.Select(s => call.Datacentre.FindServer(s)?.Name ?? s)];
}
