using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using static HybridTrust.Simulation.Shells.ShellObject;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Get-MailboxFolderStatistics</c>: folder names come in the mailbox's language, types do not (domain 11, row 15).</summary>
internal sealed class GetMailboxFolderStatistics() : ExchangeOperation("Get-MailboxFolderStatistics", changes: false)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        var identity = call.Required("Identity");
        var mailbox = call.Datacentre.FindRecipient(identity) is { Type: RecipientType.UserMailbox } found
            ? found
            : throw call.Fail(call.Errors.NotFound(identity, call.DomainController));
        return ShellCall.Objects(MailboxFolders.In(call.Text("FolderScope") ?? "All").Select(type => Of(
            Property("Name", MailboxFolders.NameOf(type, call.Datacentre.Language)),
            Property("FolderType", type),
            Property("ItemsInFolder", (CmdletValue)(long)mailbox.FolderItems.GetValueOrDefault(type)))));
    }
}
