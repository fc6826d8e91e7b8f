using HybridTrust.Procedures;
using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Partners;

/// <summary>What a Microsoft service does in a mailbox on premises, and what Exchange wants to see first.</summary>
internal abstract class MicrosoftService
{
    /// <summary>The service behind an application id; those that are not told apart do what Skype for Business Online did.</summary>
    public static MicrosoftService Of(Guid application) =>
        application == WellKnownApplications.TeamsScheduler ? new TeamsSchedulerService()
        : application == WellKnownApplications.CloudVoicemail ? new CloudVoicemailService()
        : new VoicemailGreetingService();

    /// <summary>The account as which the service works; null when it acts for the mailbox's own user.</summary>
    /// <exception cref="BrokenLinkException">Exchange lets it do nothing.</exception>
    public abstract Recipient? Authorize(Datacentre datacentre, PartnerApplication partner);

    /// <summary>The mailbox afterwards.</summary>
    public abstract Recipient Work(Recipient mailbox, ServiceVisit visit);

    /// <summary>What was done, in words.</summary>
    public abstract string Deed(string mailbox);
}
