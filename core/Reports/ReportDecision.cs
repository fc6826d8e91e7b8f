using System.Text.Json;
using System.Text.Json.Serialization;
using HybridTrust.Evidence;
using HybridTrust.Runs;

namespace HybridTrust.Reports;

/// <summary>Why a plan was or was not applied: a person's decision, or a policy that asks for none.</summary>
/// <param name="By">Who decided; the host, where the policy asks for nobody.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Sentence">What was decided, in words.</param>
/// <param name="Approval">The decision itself; null when the policy asks for none.</param>
public sealed record ReportDecision(string By, DateTimeOffset At, string Sentence, Approval? Approval)
{
    /// <summary>Whether it came when another decision stood already, and so counts for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TooLate { get; init; }

    /// <summary>The decisions of a run's evidence, what others decided afterwards on what was done in an emergency, and what came too late.</summary>
    internal static IReadOnlyList<ReportDecision> AllOf(IReadOnlyList<EvidenceRecord> evidence, IReadOnlyList<Approval> afterwards, IReadOnlyList<Approval> late) =>
        [.. evidence.Where(r => r.Entry.Kind is EvidenceKind.Decided).Select(Of), .. afterwards.Select(Afterwards), .. late.Select(Late)];

    private static ReportDecision Late(Approval approval) => new(
        approval.By,
        approval.At,
        $"{approval.By} wanted to {(approval.Approved ? "approve" : "reject")} plan {approval.PlanHash[..12]} when another decision stood already; it counts for nothing.",
        Approval: null)
    { TooLate = true };

    private static ReportDecision Afterwards(Approval approval) => new(
        approval.By, approval.At, $"{approval.By} {(approval.Approved ? "approved" : "rejected")} afterwards what was done in an emergency.", approval);

    private static ReportDecision Of(EvidenceRecord record)
    {
        var approval = IsApproval(record.Entry.Details) ? record.Details<Approval>() : null;
        return new ReportDecision(approval?.By ?? record.Entry.Actor, approval?.At ?? record.Entry.At, record.Entry.Summary, approval);
    }

    private static bool IsApproval(JsonElement details) =>
        details.ValueKind is JsonValueKind.Object && details.TryGetProperty("planHash", out _);
}
