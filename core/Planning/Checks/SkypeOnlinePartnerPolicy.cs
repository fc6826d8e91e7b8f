using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>skype-online-partner</c> (domain 2(b)), which a profile gets only by asking for it.</summary>
internal static class SkypeOnlinePartnerPolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.SkypeOnlinePartner,
        TopologyChecks.TopologyIsRefused,
        TheServiceIsRetired);

    private static CheckAnswer TheServiceIsRetired(PlanningInput input) => CheckAnswer.LeaveOut(
        DecisionReason.ServiceRetired,
        $"Skype for Business Online was retired on {SkypeOnlineRetired.Fact.When}; 'teams-partners' is its successor. What an organization " +
        "already has for it stays: Microsoft says not to delete it yet.",
        SkypeOnlineRetired.Fact,
        MsOnlineRetired.Fact,
        SkypePrincipalStays.Fact);
}
