using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>teams-partners</c> (domain 2(b')).</summary>
internal static class TeamsPartnersPolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.TeamsPartners,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        TheLastMailboxHasMoved,
        NobodyUsesTeams,
        TeamsReachesTheMailboxes)
    {
        WithoutIt = "Without it Teams scheduling for delegates and out-of-office voicemail greetings stay closed to users with mailboxes on premises.",
    };

    private static CheckAnswer? TheLastMailboxHasMoved(PlanningInput input) => input.MailboxesOnPremises
        ? null
        : CheckAnswer.LeaveOut(DecisionReason.LastMailboxMoved, "No mailbox is left on premises that Teams would have to reach.");

    private static CheckAnswer? NobodyUsesTeams(PlanningInput input) => input.TeamsReachesMailboxes
        ? null
        : CheckAnswer.LeaveOut(DecisionReason.NoTeams, "Nobody with a mailbox on premises uses Teams (topology.teams is false).");

    private static CheckAnswer TeamsReachesTheMailboxes(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.TeamsReachesMailboxes,
        "Users with mailboxes on premises use Teams: its scheduler and its voicemail reach those mailboxes as partner applications.",
        SkypePrincipalStays.Fact,
        TeamsPrincipalKeys.Fact);
}
