using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>skype-server-exchange</c> (domain 2(c), 2(d)).</summary>
internal static class SkypeServerExchangePolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.SkypeServerExchange,
        TopologyChecks.TopologyIsRefused,
        ThereIsNoPool,
        AllMailboxesAreInExchangeOnline,
        SkypeStandsBesideExchange)
    {
        WithoutIt = "Without it Skype for Business Server does not reach the mailboxes: no archiving to Exchange, no contact store, no photos, no conversation history.",
    };

    private static CheckAnswer? ThereIsNoPool(PlanningInput input) => input.Pool is null
        ? CheckAnswer.LeaveOut(DecisionReason.NoSkypePool, "There is no Skype for Business Server (topology.skypePool).")
        : null;

    private static CheckAnswer? AllMailboxesAreInExchangeOnline(PlanningInput input) => input.SkypeBesideExchange
        ? null
        : CheckAnswer.LeaveOut(
            DecisionReason.OutsideTheDocuments,
            "Skype for Business Server with mailboxes only in Exchange Online is set up by another page of Microsoft's, \"Configure " +
            "integration between on-premises Skype for Business Server and Outlook Web App\", which HybridTrust does not carry out. " +
            "Of this procedure only the rules for the OAuthTokenIssuer certificate would apply.",
            SkypeWithExchangeOnline.Fact);

    private static CheckAnswer SkypeStandsBesideExchange(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.SkypeBesideExchange,
        $"Skype for Business Server pool {input.Pool!.Fqdn} stands beside Exchange Server: for archiving, contact store, photos and " +
        "conversation history each must accept the tokens that the other signs.");
}
