using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-User</c>: every account, whatever it is to Exchange.</summary>
internal sealed class GetUser() : ExchangeOperation("Get-User", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.Account("Identity")] : call.Datacentre.Recipients).Select(user => Of(
            Property("Guid", user.Guid),
            Property("Name", user.Name),
            Property("Identity", call.Datacentre.CanonicalName(user)),
            Property("RecipientTypeDetails", user.Type.ToString()))));
}
