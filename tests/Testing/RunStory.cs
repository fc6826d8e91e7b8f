using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Runs;

namespace HybridTrust.Testing;

/// <summary>What became of a ticket, told so that two engines on copies of one world can be compared: without times and without ids that the run itself made.</summary>
/// <param name="Outcome">How the run ended.</param>
/// <param name="Sentence">Why.</param>
/// <param name="Changes">How many changes were made.</param>
/// <param name="RunnerJobs">How many jobs runners were given.</param>
/// <param name="Proofs">Every proof with all that it says.</param>
/// <param name="Evidence">Every record of the chain, details and all.</param>
public sealed partial record RunStory(
    RunOutcome Outcome, string Sentence, int Changes, int RunnerJobs, IReadOnlyList<string> Proofs, IReadOnlyList<string> Evidence)
{
    /// <summary>Tells a run that has ended.</summary>
    /// <param name="result">How it ended.</param>
    /// <param name="evidence">Its chain.</param>
    /// <param name="known">The world before the run: ids in it are the same for every engine and stay.</param>
    public static RunStory Of(RunResult result, IReadOnlyList<EvidenceRecord> evidence, string known) => new(
        result.Outcome,
        Plain(result.Sentence, known),
        result.Changes,
        result.RunnerJobs,
        [.. result.Proofs.Select(proof => Plain(TrustJson.Serialize(proof), known))],
        [.. evidence.Select(record => $"{record.Sequence} {record.Entry.Kind} by {record.Entry.Actor}: {Plain(Words(record), known)}")]);

    /// <summary>Where this story and another part, in words; nothing where they are the same.</summary>
    public IEnumerable<string> DifferencesTo(RunStory other)
    {
        if ((Outcome, Sentence, Changes, RunnerJobs) != (other.Outcome, other.Sentence, other.Changes, other.RunnerJobs))
        {
            yield return $"ended {Outcome} with {Changes} changes and {RunnerJobs} jobs ({Sentence}), the other {other.Outcome} with {other.Changes} and {other.RunnerJobs} ({other.Sentence})";
        }

        foreach (var (mine, theirs) in Pairs(Proofs, other.Proofs).Concat(Pairs(Evidence, other.Evidence)).Where(pair => pair.Mine != pair.Theirs))
        {
            yield return $"{mine ?? "nothing"}\n    the other: {theirs ?? "nothing"}";
        }
    }

    private static IEnumerable<Pair> Pairs(IReadOnlyList<string> mine, IReadOnlyList<string> theirs) =>
        Enumerable.Range(0, Math.Max(mine.Count, theirs.Count)).Select(i => new Pair(mine.ElementAtOrDefault(i), theirs.ElementAtOrDefault(i)));

    // A signature is another on every bench; that it holds is asked elsewhere.
    private static string Words(EvidenceRecord record) => record.Entry.Kind is EvidenceKind.HeadSigned
        ? record.Entry.Summary
        : $"{record.Entry.Summary} {JsonNode.Parse(record.Entry.Details.GetRawText())?.ToJsonString(Readable)}";

    private static string Plain(string text, string known) => Id().Replace(
        Moment().Replace(text, "(time)"), id => known.Contains(id.Value, StringComparison.OrdinalIgnoreCase) ? id.Value : "(id)");

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // 2026-11-21T10:14:56.1234567Z, 2026-11-21 10:14:56Z, 2026-11-21 10:14.
    [GeneratedRegex(@"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Moment();

    // GUIDs with hyphens and without, SHA-256 and SHA-1 in hex; Entra's own ids of grants, 22 characters of base64url.
    [GeneratedRegex(@"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{22}(?![\w-])|\b([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Id();

    private sealed record Pair(string? Mine, string? Theirs);
}
