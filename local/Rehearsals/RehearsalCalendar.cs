using System.Text;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Display;
using HybridTrust.Steps;

namespace HybridTrust.Local.Rehearsals;

/// <summary>The dates of a run out of its evidence: what was planned, decided, changed and proven, a line each.</summary>
internal static class RehearsalCalendar
{
    /// <summary>What follows within this is told in one line.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromHours(1);

    /// <summary>The calendar of an evidence file; one that took no day has none.</summary>
    public static IReadOnlyList<CalendarEntry> Of(ReadOnlySpan<byte> evidence)
    {
        var lines = Encoding.UTF8.GetString(evidence).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 || Read(lines[^1]).Entry.At - Read(lines[0]).Entry.At < TimeSpan.FromDays(1) ? [] : [.. Lines([.. lines.Select(Read).Where(IsTold)])];
    }

    private static EvidenceRecord Read(string line) => TrustJson.Deserialize<EvidenceRecord>(line);

    private static IEnumerable<CalendarEntry> Lines(List<EvidenceRecord> records)
    {
        for (var first = 0; first < records.Count;)
        {
            var record = records[first];
            var alike = records.Skip(first).TakeWhile(r => IsPartOf(r, record)).Count();
            yield return new CalendarEntry(record.Entry.At, record.Entry.Kind switch
            {
                EvidenceKind.Changed => $"{Words.Count(alike, "change")}: {record.Entry.Summary}{(alike > 1 ? " …" : "")}",
                _ when IsProof(record) => $"{Words.Count(alike, "proof")}: {record.Entry.Summary}{(alike > 1 ? " …" : "")}",
                _ => record.Entry.Summary,
            });
            first += alike;
        }
    }

    /// <summary>The changes of one stage, and proofs that were carried out together, are one line.</summary>
    private static bool IsPartOf(EvidenceRecord record, EvidenceRecord first) =>
        record == first
        || (record.Entry.Kind == first.Entry.Kind && record.Entry.At - first.Entry.At < Together && first.Entry.Kind switch
        {
            EvidenceKind.Changed => record.Details<StepEvidence>().Stage == first.Details<StepEvidence>().Stage,
            _ => IsProof(first) && IsProof(record),
        });

    // What was tried before any change is noted, and a proof all the same.
    private static bool IsProof(EvidenceRecord record) => record.Entry.Kind is EvidenceKind.Proved
        || (record.Entry.Kind is EvidenceKind.Noted && record.Entry.Details.ValueKind is System.Text.Json.JsonValueKind.Object && record.Entry.Details.TryGetProperty("doesNotShow", out _));

    private static bool IsTold(EvidenceRecord record) => record.Entry.Kind switch
    {
        EvidenceKind.Changed => record.Details<StepEvidence>().Result.Action is not (StepAction.LeftAlone or StepAction.NotReached),
        EvidenceKind.Inspected or EvidenceKind.Learned or EvidenceKind.HeadSigned => false,
        _ => true,
    };
}
