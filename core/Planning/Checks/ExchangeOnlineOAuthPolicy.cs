using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>exchange-online-oauth</c> (domain 2(a)).</summary>
internal static class ExchangeOnlineOAuthPolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.ExchangeOnlineOAuth,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        TheLastMailboxHasMoved,
        TopologyChecks.NobodyInTheCloudIsInvolved,
        MailboxesAreOnBothSides,
        TeamsReachesTheMailboxes)
    {
        WithoutIt = "The other procedures build on its authorization servers, partner application and connectors; where the Hybrid " +
            "Configuration Wizard has not made them, those procedures stop.",
    };

    private static CheckAnswer? TheLastMailboxHasMoved(PlanningInput input) => input.MailboxesOnPremises
        ? null
        : CheckAnswer.LeaveOut(
            DecisionReason.LastMailboxMoved, "No mailbox is left on premises, so neither side asks the other for anything.");

    private static CheckAnswer? MailboxesAreOnBothSides(PlanningInput input) => input.MailboxesInCloud
        ? CheckAnswer.Choose(
            DecisionReason.MailboxesOnBothSides,
            "Mailboxes are on premises and in Exchange Online: each side must accept the other's tokens for free/busy, MailTips, photos, archives and discovery.",
            AccessControlRetiredForSharePoint.Fact)
        : null;

    private static CheckAnswer TeamsReachesTheMailboxes(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.TeamsReachesMailboxes,
        "No mailbox is in Exchange Online, but Teams reaches those on premises, and its procedure builds on this trust.",
        AccessControlRetiredForSharePoint.Fact);
}
