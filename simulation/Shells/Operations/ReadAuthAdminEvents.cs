using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary>Reads what the AuthAdmin servicelet wrote into this server's event log.</summary>
internal sealed class ReadAuthAdminEvents() : WindowsOperation(LocalOperations.ReadAuthAdminEvents, changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(call.Server.AuthAdminEvents
        .Where(e => e.Time >= call.Instant("Since"))
        .Select(e => Of(Property("Id", (long)e.Id), Property("Time", e.Time))));
}
