using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-MailUser</c>.</summary>
internal sealed class GetMailUser() : ExchangeOperation("Get-MailUser", changes: false)
{
    public override CmdletResult Invoke(ShellCall call) => ShellCall.Objects(
        (call.Has("Identity") ? [call.MailUser("Identity")] : call.Datacentre.Recipients.Where(r => r.Type is RecipientType.MailUser))
        .Select(user => ExchangeObjects.MailUser(call.Datacentre, user)));
}
