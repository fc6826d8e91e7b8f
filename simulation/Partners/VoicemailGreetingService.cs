using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Partners;

/// <summary>Changes a voice mail greeting, with the two broad roles of the seeds.</summary>
internal sealed class VoicemailGreetingService : MicrosoftService
{
    public override Recipient? Authorize(Datacentre datacentre, PartnerApplication partner)
    {
        var account = TokenAcceptance.LinkedAccount(datacentre, partner);
        TokenAcceptance.CheckRole(datacentre, account, ManagementRoles.UserApplication);
        TokenAcceptance.CheckRole(datacentre, account, ManagementRoles.ArchiveApplication);
        return account;
    }

    public override Recipient Work(Recipient mailbox, ServiceVisit visit) => mailbox with { GreetingChanges = [.. mailbox.GreetingChanges, visit] };

    public override string Deed(string mailbox) => $"the voice mail greeting of {mailbox} was changed";
}
