using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Test-ServiceHealth</c>: the services of a server, as Windows there has them.</summary>
internal sealed class TestServiceHealth() : ExchangeOperation("Test-ServiceHealth", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.Has("Server") ? call.ReachableServer("Server") : call.Server;
        var services = call.World.FindMachine(server.Fqdn)!.Services;
        string[] stopped = [.. services.Where(s => !s.Running).Select(s => s.Name)];
        return ShellCall.Objects([Of(
            Property("Role", "Mailbox Server Role"),
            Property("RequiredServicesRunning", stopped.Length == 0),
            Property("ServicesRunning", (string[])[.. services.Where(s => s.Running).Select(s => s.Name)]),
            Property("ServicesNotRunning", stopped))]);
    }
}
