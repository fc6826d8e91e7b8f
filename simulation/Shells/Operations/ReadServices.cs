using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Reads services; one that is not installed is left out.</summary>
internal sealed class ReadServices() : WindowsOperation(LocalOperations.ReadServices, changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(call.Machine.Services
        .Where(s => call.List("Names").Contains(s.Name, StringComparer.OrdinalIgnoreCase))
        .Select(s => Of(Property("Name", s.Name), Property("Status", s.Running ? "Running" : "Stopped"))));
}
