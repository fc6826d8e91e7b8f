using HybridTrust.Evidence;
using HybridTrust.Plans;

namespace HybridTrust.Reports;

/// <summary>The plan as a report shows it.</summary>
/// <param name="Hash">What the approval quotes, 64 lower-case hex digits.</param>
/// <param name="Procedures">The procedures planned, in order.</param>
/// <param name="Changes">What would be, or was, changed.</param>
/// <param name="Obstacles">What stood in the way.</param>
/// <param name="InPlace">How many steps were in place already.</param>
public sealed record ReportPlan(
    string Hash,
    IReadOnlyList<string> Procedures,
    IReadOnlyList<PlannedChange> Changes,
    IReadOnlyList<PlannedChange> Obstacles,
    int InPlace)
{
    /// <summary>What comes by itself, or is done only where it is needed.</summary>
    public IReadOnlyList<PlannedChange> Calendar { get; init; } = [];

    /// <summary>The plan with a hash among the evidence; the last one when none has it, null when there is none.</summary>
    internal static ReportPlan? Of(IReadOnlyList<EvidenceRecord> evidence, string? hash)
    {
        var plans = evidence
            .Where(r => r.Entry.Kind is EvidenceKind.Planned)
            .Select(r => Of(r.Details<Plan>()))
            .ToList();
        return plans.FindLast(p => string.Equals(p.Hash, hash, StringComparison.Ordinal)) ?? plans.LastOrDefault();
    }

    private static ReportPlan Of(Plan plan) => new(plan.Hash(), plan.Procedures, plan.Changes, plan.Obstacles, plan.InPlace) { Calendar = plan.Calendar ?? [] };
}
