using System.Text.Json;
using HybridTrust.Evidence;
using HybridTrust.Plans;

namespace HybridTrust.Reports;

/// <summary>That the run had to plan anew, and what its new plan is to the one before.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Sentence">Which plans, and how much differs.</param>
/// <param name="Difference">Step by step.</param>
public sealed record ReportReplan(DateTimeOffset At, string Sentence, PlanDifference Difference)
{
    internal static IReadOnlyList<ReportReplan> AllOf(IReadOnlyList<EvidenceRecord> evidence) =>
    [
        .. evidence
            .Where(r => r.Entry.Kind is EvidenceKind.Noted && IsDifference(r.Entry.Details))
            .Select(r => new ReportReplan(r.Entry.At, r.Entry.Summary, r.Details<PlanDifference>())),
    ];

    private static bool IsDifference(JsonElement details) =>
        details.ValueKind is JsonValueKind.Object && details.TryGetProperty("added", out _) && details.TryGetProperty("dropped", out _) && details.TryGetProperty("altered", out _);
}
