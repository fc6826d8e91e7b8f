using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Partners;

/// <summary>Reads the delegates of a mailbox; one entry of one role is all it needs (domain 2(b'), t3).</summary>
internal sealed class TeamsSchedulerService : MicrosoftService
{
    public override Recipient? Authorize(Datacentre datacentre, PartnerApplication partner)
    {
        var account = TokenAcceptance.LinkedAccount(datacentre, partner);
        TokenAcceptance.CheckEntry(datacentre, account, ManagementRoles.GetDelegate);
        return account;
    }

    public override Recipient Work(Recipient mailbox, ServiceVisit visit) => mailbox;

    public override string Deed(string mailbox) => $"the delegates of {mailbox} were read";
}
