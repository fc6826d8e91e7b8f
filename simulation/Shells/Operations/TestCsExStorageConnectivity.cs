using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Partners;
using HybridTrust.Simulation.Skype;

namespace HybridTrust.Simulation.Shells.Operations;

/// <summary><c>Test-CsExStorageConnectivity</c>: writes an item to Conversation History; it stays there unless -DeleteItem is given.</summary>
internal sealed class TestCsExStorageConnectivity() : SkypeOperation("Test-CsExStorageConnectivity", changes: true)
{
    public override CmdletResult Invoke(ShellCall call)
    {
        if (!call.Skype.CallerGroups.Contains(SkypeDeployment.UserAdministrators, StringComparer.OrdinalIgnoreCase))
        {
            throw call.Fail(call.Errors.AccessDenied(SkypeDeployment.UserAdministrators));
        }

        var user = call.SkypeUser(call.Required("SipUri"));
        try
        {
            var mailbox = new StorageService(call.World, call.Services.Keys, call.Now).Reach(call.FrontEnd, user);
            if (call.Truth("DeleteItem") is not true)
            {
                call.Datacentre.Recipients.Replace(mailbox, mailbox.WithItem(MailboxFolders.ConversationHistory));
            }
        }
        catch (BrokenLinkException broken)
        {
            throw call.Fail(call.Errors.StorageUnauthorized(broken.Message));
        }

        return CmdletResult.Empty;
    }
}
