using HybridTrust.Organizations;
using HybridTrust.Planning.Checks;
using HybridTrust.Planning.Facts;
using HybridTrust.Planning.Features;

namespace HybridTrust.Planning;

/// <summary>
/// Turns a topology into procedures (docs/procedures.md#which-procedures-and-why): which make sense, which do not, and why. It
/// decides nothing for a run, which carries out what the profile lists; it tells the person who writes the profile.
/// </summary>
public static class Planner
{
    // One policy for each procedure, in the order in which they follow each other.
    private static readonly ProcedurePolicy[] Policies =
    [
        PreflightPolicy.Policy,
        ExchangeOnlineOAuthPolicy.Policy,
        SkypeOnlinePartnerPolicy.Policy,
        TeamsPartnersPolicy.Policy,
        SkypeServerExchangePolicy.Policy,
        DedicatedHybridAppPolicy.Policy,
        FirstPartyCleanupPolicy.Policy,
        RotatePolicy.Policy,
    ];

    /// <summary>What to say of a profile on a day.</summary>
    /// <exception cref="FormatException">A build is no build; validation refuses such a profile.</exception>
    public static Advice Advise(OrganizationProfile profile, DateOnly today)
    {
        var input = PlanningInput.Of(profile, today);
        var decisions = Policies.Select(p => p.Decide(input)).ToList();
        var refusals = Refusals(profile.Topology);
        var differences = refusals.Count > 0 ? [] : ProfileDifferences.Of(input, Policies, decisions);
        var warnings = refusals.Count > 0 ? [] : Warnings.Of(input);
        var features = FeaturesOfTopology.Read(input);
        return new Advice
        {
            Today = today,
            Topology = TopologySentence.Of(input),
            Refusals = refusals,
            Chosen = [.. decisions.Where(d => d.Chosen)],
            LeftOut = [.. decisions.Where(d => !d.Chosen)],
            Differences = differences,
            Warnings = warnings,
            Features = features,
            Facts = Cited(
            [
                .. decisions.SelectMany(d => d.Facts),
                .. differences.Concat(warnings).SelectMany(r => r.Facts),
                .. FeaturesOfTopology.Facts(features),
            ]),
        };
    }

    /// <summary>Why a topology is refused, with the place in the profile and the remedy; empty when it is not.</summary>
    /// <exception cref="FormatException">A build is no build; validation refuses such a profile.</exception>
    public static IReadOnlyList<ProfileError> Refusals(Topology topology) => TopologyRefusals.Of(topology);

    private static IReadOnlyList<DatedFact> Cited(HashSet<DatedFact> facts) => [.. DatedFacts.All.Where(facts.Contains)];
}
