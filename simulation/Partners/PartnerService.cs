using HybridTrust.Proofs;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>
/// A simulated Microsoft service that works on a mailbox on premises: the whole chain, with real signatures. It is the
/// documents' "verify your success", which nobody outside Microsoft can automate (domain 5.4).
/// </summary>
internal sealed class PartnerService(
    WorldStore store, AssertionSigner signer, TokenService tokens, TokenAcceptance exchange, TimeProvider clock)
{
    public ProbeResult ReachMailbox(Guid application, string mailbox)
    {
        try
        {
            return new ProbeResult(ProofVerdict.Passed, Reach(application, mailbox));
        }
        catch (BrokenLinkException broken)
        {
            return new ProbeResult(ProofVerdict.Failed, $"SIMULATED: {broken.Message}") { NotMade = broken.NobodyAnswers };
        }
    }

    private string Reach(Guid application, string mailbox)
    {
        var world = store.Current;
        var assertion = signer.Sign(world, application);
        var accessToken = tokens.Ask(world.Tenant.TenantId, assertion, TokenAcceptance.Audience(world)) switch
        {
            TokenAnswer.Issued issued => issued.AccessToken,
            TokenAnswer.Refused refused => throw new BrokenLinkException(refused.Explanation),
            _ => throw new BrokenLinkException("The token service gave no answer."),
        };

        return store.Change(now =>
        {
            var service = MicrosoftService.Of(application);
            var account = service.Authorize(now.Datacentre, exchange.AcceptCaller(now, accessToken, TokenAcceptance.Audience(now)));
            var found = now.Datacentre.FindRecipient(mailbox) is { Type: RecipientType.UserMailbox } box
                ? box
                : throw new BrokenLinkException($"There is no mailbox '{mailbox}' on premises. " +
                    "Name one in testMailboxes.onPremises of the profile.");
            var acting = account is null ? "the mailbox's own user" : now.Datacentre.CanonicalName(account);
            now.Datacentre.Recipients.Replace(found, service.Work(found, new ServiceVisit(clock.GetUtcNow(), application, acting, "SIMULATED")));
            var thumbprint = now.InUse(now.Datacentre.ShellServer());
            return $"SIMULATED: application {application} got a token with the key {thumbprint}, " +
                $"Exchange let it in as {acting}, and {service.Deed(mailbox)}.";
        });
    }
}
