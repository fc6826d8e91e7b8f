using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Warnings about mailboxes, Teams and the tenant.</summary>
internal static class TopologyWarnings
{
    public static Remark? NothingIsToBeDone(PlanningInput input) => input.NothingOnPremises
        ? new Remark(RemarkReason.NothingToDo, "Everything is in the cloud: no server on premises signs tokens, so nothing has to be " +
            "trusted. This organization needs no profile.")
        : null;

    public static Remark? TeamsWithoutMailboxesOnPremises(PlanningInput input) => input.Profile.Topology.Teams && !input.MailboxesOnPremises
        ? new Remark(
            RemarkReason.Contradiction,
            "topology.teams says that users with mailboxes on premises use Teams, and topology.mailboxes that there are none. Correct one of the two.")
        : null;

    public static Remark? AnotherCloudHasOtherHosts(PlanningInput input) => input.Hybrid && input.Profile.Tenant.Cloud is not Cloud.Global
        ? new Remark(
            RemarkReason.OtherCloud,
            $"The tenant is in the {TopologySentence.CloudName(input.Profile.Tenant.Cloud)} cloud: its hosts for sign-in, Exchange Online " +
            "and Graph differ from the documents', and dates that Microsoft gives for the worldwide cloud may differ there.")
        : null;

    // Domain 6: after the last mailbox, the application is to go as well. Nobody can tell from the profile whether it is there.
    public static Remark? TheDedicatedApplicationMayGo(PlanningInput input) => input is { NothingOnPremises: false, MailboxesOnPremises: false }
        ? new Remark(
            RemarkReason.Leftovers,
            $"No server needs the dedicated hybrid application any more. If ExchangeServerApp-{input.Profile.ExchangeOrganization} is in " +
            "the tenant, undo the run that made it; or first remove the setting override EnableExchangeHybrid3PAppFeature on " +
            "premises, then the application, then its id from EwsAllowedAppIDs.",
            EwsAllowListEnforced.Fact)
        : null;
}
