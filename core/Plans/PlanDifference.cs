using HybridTrust.Json;

namespace HybridTrust.Plans;

/// <summary>What a run planned anew is to its earlier plan: why somebody is asked again.</summary>
/// <param name="Added">Steps that are planned, or blocked, only now.</param>
/// <param name="Dropped">Steps that need nothing any more: made since, by the run or by somebody else.</param>
/// <param name="Altered">Steps for which something else is found now.</param>
public sealed record PlanDifference(IReadOnlyList<PlannedChange> Added, IReadOnlyList<PlannedChange> Dropped, IReadOnlyList<PlannedChange> Altered)
{
    /// <summary>Compares two plans of one run.</summary>
    public static PlanDifference Between(Plan before, Plan after)
    {
        var was = All(before);
        var now = All(after);
        return new PlanDifference(
            [.. now.Values.Where(c => !was.ContainsKey(c.Step))],
            [.. was.Values.Where(c => !now.ContainsKey(c.Step))],
            [.. now.Values.Where(c => was.TryGetValue(c.Step, out var earlier) && !Same(earlier, c))]);
    }

    /// <summary>A line for each step, as a ticket shows them.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. Added.Select(c => $"+ {c.Object} on {c.Target}: {c.Finding.Sentence}"),
        .. Dropped.Select(c => $"- {c.Object} on {c.Target}: needs nothing any more"),
        .. Altered.Select(c => $"~ {c.Object} on {c.Target}: now {c.Finding.Sentence}"),
    ];

    private static Dictionary<string, PlannedChange> All(Plan plan) =>
        plan.Approved.Concat(plan.Obstacles).ToDictionary(c => c.Step, StringComparer.Ordinal);

    private static bool Same(PlannedChange one, PlannedChange other) =>
        string.Equals(CanonicalJson.Hash(one), CanonicalJson.Hash(other), StringComparison.Ordinal);
}
