using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Starts new worker processes; under the fault <c>pool-stays-down</c> they end at once.</summary>
internal sealed class RecycleApplicationPools() : WindowsOperation(LocalOperations.RecycleApplicationPools, changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var machine = call.Machine;
        DateTimeOffset? started = call.World.Strikes(FaultNames.PoolStaysDown, machine.Fqdn) ? null : call.Now;
        call.World.Machines.Replace(machine, machine with
        {
            ApplicationPools = [.. machine.ApplicationPools.Select(p =>
                call.List("Names").Contains(p.Name, StringComparer.OrdinalIgnoreCase) ? p with { StartedAt = started } : p)],
        });
        return CmdletResult.Empty;
    }
}
