using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>Counts requests, and lets some of them wait when the tenant is throttled (domain 3.8).</summary>
internal sealed class GraphThrottle(WorldStore store, EstateCounters counters)
{
    /// <summary>Uses up one throttled request; null when Graph answers.</summary>
    public Throttling? Take()
    {
        counters.CountGraphRequest();
        if (Fault(store.Current) is null)
        {
            return null;
        }

        return store.Change(world =>
        {
            if (Fault(world) is not { } fault)
            {
                return null;
            }

            world.Spend(fault);
            return new Throttling(fault.Name is FaultNames.GraphThrottledSilently ? null : fault.RetryAfterSeconds);
        });
    }

    private static Fault? Fault(World world) => world.FindFault(FaultNames.GraphThrottled) ?? world.FindFault(FaultNames.GraphThrottledSilently);
}
