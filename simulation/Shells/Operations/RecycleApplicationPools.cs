using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Starts new worker processes; under the fault <c>pool-stays-down</c> they end at once.</summary>
internal sealed class RecycleApplicationPools() : WindowsOperation(LocalOperations.RecycleApplicationPools, changes: true)
{
    /// <summary>The pools that keep a reference to the auth certificate (domain 2(e), e7).</summary>
    private static readonly string[] Caching = ["MSExchangeOWAAppPool", "MSExchangeECPAppPool"];

    public override CmdletResult Invoke(ShellCall call)
    {
        var machine = call.Machine;
        DateTimeOffset? started = call.World.Strikes(FaultNames.PoolStaysDown, machine.Fqdn) ? null : call.Now;
        call.World.Machines.Replace(machine, machine with
        {
            ApplicationPools = [.. machine.ApplicationPools.Select(p =>
                call.List("Names").Contains(p.Name, StringComparer.OrdinalIgnoreCase) ? p with { StartedAt = started } : p)],
        });
        if (started is not null && call.List("Names").Any(n => Caching.Contains(n, StringComparer.OrdinalIgnoreCase)) && call.Datacentre.FindServer(machine.Fqdn) is { } server)
        {
            call.World.Follow(server.Fqdn);
        }

        return CmdletResult.Empty;
    }
}
