using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Remove-MailUser</c>: links to the account become empty, as links in Active Directory do.</summary>
internal sealed class RemoveMailUser() : ExchangeOperation("Remove-MailUser", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var user = call.MailUser("Identity");
        call.RequireConfirmation();
        call.Datacentre.Recipients.Remove(user);
        return CmdletResult.Empty;
    }
}
