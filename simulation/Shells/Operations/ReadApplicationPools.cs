using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Reads application pools; one that does not exist is left out.</summary>
internal sealed class ReadApplicationPools() : WindowsOperation(LocalOperations.ReadApplicationPools, changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(call.Machine.ApplicationPools
        .Where(p => call.List("Names").Contains(p.Name, StringComparer.OrdinalIgnoreCase))
        .Select(p => Of(
            Property("Name", p.Name),
            Property("State", p.StartedAt is null ? "Stopped" : "Started"),
            Property("StartedAt", p.StartedAt is { } at ? (CmdletValue)at : null))));
}
