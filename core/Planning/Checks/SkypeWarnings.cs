using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Warnings about Skype for Business Server.</summary>
internal static class SkypeWarnings
{
    // With all mailboxes in the cloud the same is said where the procedure is left out.
    public static Remark? MailboxesInTheCloudAreNotCovered(PlanningInput input) => input is { SkypeBesideExchange: true, MailboxesInCloud: true }
        ? new Remark(
            RemarkReason.SkypeWithExchangeOnline,
            "Users of Skype for Business Server whose mailboxes are in Exchange Online are not covered: 'skype-server-exchange' serves " +
            "mailboxes on premises. Microsoft describes the others on \"Configure integration between on-premises Skype for " +
            "Business Server and Outlook Web App\".",
            SkypeWithExchangeOnline.Fact)
        : null;

    public static Remark? SkypeIsOutOfSupport(PlanningInput input) => input.Pool is { Edition: not SkypeEdition.SubscriptionEdition } pool
        ? new Remark(
            RemarkReason.SkypeOutOfSupport,
            $"Pool {pool.Fqdn} runs {SkypeProducts.NameOf(pool.Edition)}, which is out of support. Update to Skype for Business Server SE.",
            SkypeServersOutOfSupport.Fact)
        : null;
}
