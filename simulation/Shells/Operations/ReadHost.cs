using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>The local operation that reads clock, versions, TLS, proxy, web bindings and one scheduled task of a server.</summary>
internal sealed class ReadHost : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.Windows;

    /// <inheritdoc />
    public string Name => LocalOperations.ReadHost;

    /// <inheritdoc />
    public bool Changes => false;

    /// <inheritdoc />
    public CmdletResult Invoke(ShellCall call)
    {
        var machine = call.Machine;
        var wanted = call.Required("ScheduledTask");
        var task = machine.ScheduledTasks.FirstOrDefault(t => string.Equals(t.Name, wanted, StringComparison.OrdinalIgnoreCase));
        return ShellCall.Objects([Of(
            Property("Clock", call.World.ClockOf(machine.Fqdn)),
            Property("UtcOffsetMinutes", (long)machine.UtcOffsetMinutes),
            Property("ExSetupVersion", machine.ExSetupVersion),
            Property("Tls12Client", machine.Tls12Client),
            Property("DotNetSystemTls", machine.DotNetSystemTls),
            Property("WinHttpProxy", machine.WinHttpProxy),
            Property("IisBindings", machine.IisBindings.Select(b => b.ToString()).ToArray()),
            Property("ScheduledTaskState", task switch { null => null, { Enabled: true } => "Enabled", _ => "Disabled" }))]);
    }
}
