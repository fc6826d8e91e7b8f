using HybridTrust.Simulation.Exchange;

namespace HybridTrust.Simulation.Partners;

/// <summary>
/// Leaves a voice message for the mailbox's own user. The document links no account to it (domain 2(b'), t5); one that setup linked must
/// exist, as a link to nobody lets nobody in.
/// </summary>
internal sealed class CloudVoicemailService : MicrosoftService
{
    public override Recipient? Authorize(Datacentre datacentre, PartnerApplication partner) =>
        partner.LinkedAccount is null ? null : TokenAcceptance.LinkedAccount(datacentre, partner);

    public override Recipient Work(Recipient mailbox, ServiceVisit visit) => mailbox with { VoiceMessages = [.. mailbox.VoiceMessages, visit] };

    public override string Deed(string mailbox) => $"a voice message was left for {mailbox}";
}
