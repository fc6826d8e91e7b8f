namespace HybridTrust.Planning.Checks;

/// <summary>Checks about the topology as a whole, which every policy begins with.</summary>
internal static class TopologyChecks
{
    public static CheckAnswer? TopologyIsRefused(PlanningInput input) => TopologyRefusals.Of(input.Profile.Topology) switch
    {
        [] => null,
        [var first, ..] => CheckAnswer.LeaveOut(DecisionReason.TopologyRefused, $"The topology is refused. {first.Problem}"),
    };

    public static CheckAnswer? NothingIsOnPremises(PlanningInput input) => input.NothingOnPremises
        ? CheckAnswer.LeaveOut(DecisionReason.NothingOnPremises, "No Exchange server on premises signs tokens: everything is in the cloud, and there is nothing to do.")
        : null;

    public static CheckAnswer? NobodyInTheCloudIsInvolved(PlanningInput input) => input is { MailboxesOnPremises: true, Hybrid: false }
        ? CheckAnswer.LeaveOut(
            DecisionReason.NobodyInTheCloud,
            "All mailboxes are on premises and Teams does not reach them (topology.mailboxes, topology.teams): no cloud service is involved.")
        : null;
}
