using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>
/// <c>Get-ExchangeDiagnosticInfo</c> for VariantConfiguration: reports what a server's topology service acts on, and with <c>Refresh</c> has it
/// read again, from a domain controller of the server's own site, where the override may not have arrived.
/// </summary>
internal sealed class GetExchangeDiagnosticInfo() : ExchangeOperation("Get-ExchangeDiagnosticInfo", changes: true), ISimulatedOperation
{
    private const string TopologyService = "Microsoft.Exchange.Directory.TopologyService";

    bool ISimulatedOperation.Replicates => false;

    bool ISimulatedOperation.ChangesBy(OperationCall call) =>
        call.Parameters.GetValueOrDefault("Argument") is CmdletValue.Text argument && IsRefresh(argument.Value);

    public override CmdletResult Invoke(ShellCall call)
    {
        var server = Target(call);
        var asked = string.Equals(call.Text("Process"), TopologyService, StringComparison.OrdinalIgnoreCase)
            && string.Equals(call.Text("Component"), "VariantConfiguration", StringComparison.OrdinalIgnoreCase);
        if (asked && IsRefresh(call.Text("Argument")) && !call.World.IgnoresOverrideRefresh(server))
        {
            var seen = call.World.Replication.SeenAt(call.Datacentre, server.AdSite, call.Now).SettingOverrides;
            var told = server with { VariantConfiguration = new VariantConfiguration(call.Now, [.. seen]) };
            call.Datacentre.Servers.Replace(server, told);
            server = told;
        }

        var shown = asked ? call.Datacentre.ConfigurationOf(server, call.Now) : null;
        return ShellCall.Objects([Of(Property("Result", HybridObjects.Diagnostics(server, shown).ToString()))]);
    }

    private static EstateServer Target(ShellCall call)
    {
        if (call.Text("Server") is not { } name)
        {
            return call.Server;
        }

        var server = call.Datacentre.FindServer(name) ?? throw call.Fail(call.Errors.NotFound(name, call.DomainController));
        return server.Role is ExchangeRole.Edge || call.World.IsUnreachable(server) ? throw call.Fail(call.Errors.RpcUnavailable(server.Name)) : server;
    }

    private static bool IsRefresh(string? argument) => string.Equals(argument, "Refresh", StringComparison.OrdinalIgnoreCase);
}
