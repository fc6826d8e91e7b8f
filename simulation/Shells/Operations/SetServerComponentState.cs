using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-ServerComponentState</c>: a component is active again when no requester keeps it inactive.</summary>
internal sealed class SetServerComponentState() : ExchangeOperation("Set-ServerComponentState", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var server = call.ReachableServer("Identity");
        var hold = new ComponentHold(Known(call, "Component", ServerComponents.All), Known(call, "Requester", ComponentHold.Requesters));
        var state = Known(call, "State", ["Active", "Inactive"]);
        var machine = call.World.FindMachine(server.Fqdn)!;
        var others = machine.ComponentHolds.Where(h => h != hold);
        call.World.Machines.Replace(machine, machine with { ComponentHolds = state is "Active" ? [.. others] : [.. others, hold] });
        return CmdletResult.Empty;
    }

    private static string Known(ShellCall call, string parameter, IReadOnlyList<string> known)
    {
        var value = call.Required(parameter);
        return known.FirstOrDefault(k => string.Equals(k, value, StringComparison.OrdinalIgnoreCase)) ?? throw call.Fail(call.Errors.InvalidValue(parameter, value, known));
    }
}
