using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>dedicated-hybrid-app</c> (domain 2(f)).</summary>
internal static class DedicatedHybridAppPolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.DedicatedHybridApp,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        TheLastMailboxHasMoved,
        TopologyChecks.NobodyInTheCloudIsInvolved,
        TheSharedPrincipalIsBlocked)
    {
        WithoutIt = "Without it the servers ask Exchange Online as the shared principal, which EWS has refused with 403 since " +
            $"{SharedPrincipalBlocked.Fact.When}: no free/busy, MailTips or photos of mailboxes in the cloud.",
    };

    private static CheckAnswer? TheLastMailboxHasMoved(PlanningInput input) => input.MailboxesOnPremises
        ? null
        : CheckAnswer.LeaveOut(DecisionReason.LastMailboxMoved, "No mailbox is left on premises, so no server asks Exchange Online for anything.");

    private static CheckAnswer TheSharedPrincipalIsBlocked(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.SharedPrincipalBlocked,
        $"Since {SharedPrincipalBlocked.Fact.When} Exchange Online takes requests from Exchange Server only through an application of the " +
        "organization's own: free/busy, MailTips and photos need it.",
        [
            DedicatedAppBuilds.Fact,
            SharedPrincipalBlocked.Fact,
            .. input.Profile.HybridApplication.Access is HybridAccess.Graph ? (IEnumerable<DatedFact>)[] : [EwsAllowListEnforced.Fact],
        ]);
}
