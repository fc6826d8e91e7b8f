using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Where a profile asks for something else than the planner chooses. A run carries out what the profile lists.</summary>
internal static class ProfileDifferences
{
    // What a procedure needs is made by the one before it.
    private static readonly Precedence[] Precedences =
    [
        new(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.SkypeOnlinePartner),
        new(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.TeamsPartners),
        new(ProcedureIds.ExchangeOnlineOAuth, ProcedureIds.DedicatedHybridApp),
        new(ProcedureIds.DedicatedHybridApp, ProcedureIds.FirstPartyCleanup),
    ];

    public static IReadOnlyList<Remark> Of(
        PlanningInput input, IReadOnlyList<ProcedurePolicy> policies, IReadOnlyList<ProcedureDecision> decisions) =>
    [
        .. policies.Zip(decisions, (policy, decision) => NotAskedFor(input, policy, decision)).OfType<Remark>(),
        .. decisions.Select(decision => AskedForInVain(input, decision)).OfType<Remark>(),
        .. new[] { OrderIsWrong(input, policies), GraphIsNotPossible(input) }.OfType<Remark>(),
    ];

    private static Remark? NotAskedFor(PlanningInput input, ProcedurePolicy policy, ProcedureDecision decision) =>
        decision.Chosen && policy.WithoutIt is { } consequence && !input.Asks(decision.Procedure)
            ? new Remark(RemarkReason.NotAskedFor, $"The profile does not list '{decision.Procedure}': add it to procedures. {consequence}", decision.Facts)
            : null;

    private static Remark? AskedForInVain(PlanningInput input, ProcedureDecision decision) => decision.Chosen || !input.Asks(decision.Procedure)
        ? null
        : new Remark(
            RemarkReason.AskedForInVain,
            $"The profile lists '{decision.Procedure}', which the planner leaves out. {decision.Message} A run carries it out all the " +
            "same; take it out of procedures if it is not meant.",
            decision.Facts);

    // The profile's order is the order of a run.
    private static Remark? OrderIsWrong(PlanningInput input, IReadOnlyList<ProcedurePolicy> policies)
    {
        var asked = input.Profile.Procedures.ToList();
        if (Array.Find(Precedences, p => asked.Contains(p.Earlier) && asked.Contains(p.Later) && asked.IndexOf(p.Later) < asked.IndexOf(p.Earlier)) is not { } wrong)
        {
            return null;
        }

        var order = policies.Select(p => p.Procedure).ToList();
        return new Remark(
            RemarkReason.WrongOrder,
            $"The profile lists '{wrong.Later}' before '{wrong.Earlier}', which makes what it needs. List the procedures so: " +
            $"{string.Join(", ", asked.OrderBy(order.IndexOf))}.");
    }

    private static Remark? GraphIsNotPossible(PlanningInput input)
    {
        if (input.Profile.HybridApplication.Access is HybridAccess.Ews || input.GraphIsPossible || !input.Hybrid)
        {
            return null;
        }

        var why = input.CloudHasGraphFlow
            ? $"these servers are below Exchange SE {GraphFlowBuild.Least}: {string.Join(", ", input.TooOldForGraph)}"
            : $"the {TopologySentence.CloudName(input.Profile.Tenant.Cloud)} cloud does not offer it";
        return new Remark(
            RemarkReason.GraphNotPossible,
            $"hybridApplication.access asks for Microsoft Graph, and {why}. 'dedicated-hybrid-app' will stop there; write \"access\": \"ews\" for now.",
            input.CloudHasGraphFlow ? GraphFlowBuild.Fact : GraphFlowWorldwideOnly.Fact);
    }
}
