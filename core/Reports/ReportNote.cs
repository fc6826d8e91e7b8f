using HybridTrust.Evidence;

namespace HybridTrust.Reports;

/// <summary>Something that the run noted on its way, such as a ticket that could not be told.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Sentence">What.</param>
public sealed record ReportNote(DateTimeOffset At, string Sentence)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<ReportNote> AllOf(IEnumerable<EvidenceRecord> evidence) =>
        [.. evidence.Where(record => record.Entry.Kind is EvidenceKind.Noted).Select(record => new ReportNote(record.Entry.At, record.Entry.Summary))];
}
