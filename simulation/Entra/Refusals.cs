using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>What the tenant refuses on purpose (domain 3.9).</summary>
internal static class Refusals
{
    /// <exception cref="GraphException">A fault refuses changes to the application or its principal.</exception>
    public static void Check(World world, Guid appId)
    {
        if (world.FindRefusal(appId) is { } fault)
        {
            throw Of(fault, $"SIMULATED: the tenant does not allow changes to application {appId}.");
        }
    }

    /// <exception cref="GraphException">A fault refuses new objects.</exception>
    public static void CheckCreation(World world)
    {
        if (world.FindFault(FaultNames.CreationRefused) is { } fault)
        {
            throw Of(fault, "SIMULATED: the tenant does not allow this caller to create applications or service principals.");
        }
    }

    private static GraphException Of(Fault fault, string message) =>
        new(fault.Status, fault.Status == 403 ? "Authorization_RequestDenied" : "Request_BadRequest", message);
}
