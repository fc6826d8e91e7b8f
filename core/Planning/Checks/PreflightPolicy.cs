using HybridTrust.Organizations;

namespace HybridTrust.Planning.Checks;

/// <summary>Decides about <c>preflight</c>.</summary>
internal static class PreflightPolicy
{
    public static ProcedurePolicy Policy { get; } = new(
        ProcedureIds.Preflight,
        TopologyChecks.TopologyIsRefused,
        TopologyChecks.NothingIsOnPremises,
        EveryRunBeginsWithIt);

    private static CheckAnswer EveryRunBeginsWithIt(PlanningInput input) => CheckAnswer.Choose(
        DecisionReason.AlwaysFirst,
        "Every run begins with it, listed or not: it looks at servers, certificates, keys and clocks, and changes nothing.");
}
