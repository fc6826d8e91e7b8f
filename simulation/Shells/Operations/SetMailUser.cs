using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Set-MailUser</c>: says so when nothing changed, as Exchange does.</summary>
internal sealed class SetMailUser() : ExchangeOperation("Set-MailUser", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var user = call.MailUser("Identity");
        var changed = user with
        {
            HiddenFromAddressListsEnabled = call.Truth("HiddenFromAddressListsEnabled") ?? user.HiddenFromAddressListsEnabled,
        };
        if (changed == user)
        {
            var name = call.Datacentre.CanonicalName(user);
            return new CmdletResult([], [$"The command completed successfully but no settings of '{name}' have been modified."]);
        }

        call.Datacentre.Recipients.Replace(user, changed);
        return CmdletResult.Empty;
    }
}
