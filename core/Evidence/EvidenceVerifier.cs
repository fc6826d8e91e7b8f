using System.Globalization;
using System.Text.Json;
using HybridTrust.Certificates;

namespace HybridTrust.Evidence;

/// <summary>Checks evidence and names what is wrong with it, by line. Never throws for what a file holds.</summary>
public sealed class EvidenceVerifier
{
    private readonly EvidenceSigners _trusted;
    private readonly IReadOnlyList<EvidenceLine> _lines;
    private readonly Dictionary<int, EvidenceLine> _places = [];
    private readonly List<EvidenceFault> _faults = [];
    private readonly List<PublicCertificate> _signers = [];
    private readonly string? _run;
    private int _signed;

    private EvidenceVerifier(IReadOnlyList<EvidenceLine> lines, IReadOnlyList<PublicCertificate> pinned)
    {
        _trusted = new EvidenceSigners(pinned);
        _lines = lines;
        _run = lines.Select(l => l.Record).OfType<EvidenceRecord>().GroupBy(r => r.Run, StringComparer.Ordinal).MaxBy(g => g.Count())?.Key;

        // A record that is not intact may lie about its number; the others say which numbers are there.
        foreach (var line in lines.Where(l => l.Record is { } r && r.IsIntact()))
        {
            _places.TryAdd(line.Record!.Sequence, line);
        }
    }

    /// <summary>Checks the lines of a file that holds a run's evidence, one record a line.</summary>
    /// <param name="lines">The lines, without their ends.</param>
    /// <param name="pinned">The certificates of which one must have signed each head, or announced who did; none takes whoever signed first.</param>
    public static EvidenceVerdict Verify(IEnumerable<string> lines, params IReadOnlyList<PublicCertificate> pinned) =>
        new EvidenceVerifier([.. lines.Select((text, index) => EvidenceLine.Of(index + 1, text))], pinned).Verify();

    /// <summary>Checks records as they were read from where they are kept.</summary>
    public static EvidenceVerdict Verify(IReadOnlyList<EvidenceRecord> records) =>
        new EvidenceVerifier([.. records.Select((record, index) => new EvidenceLine(index + 1, record, null))], []).Verify();

    private EvidenceVerdict Verify()
    {
        var expected = 1;
        EvidenceRecord? before = null;
        foreach (var line in _lines)
        {
            expected = Place(line, expected);
            Check(line, before);
            before = line.Record;
        }

        CheckTail(expected);
        return new EvidenceVerdict(
            _run, _lines.Count, before?.Hash ?? EvidenceChain.StartHash, _signed, [.. _signers.Distinct()], _trusted.Pinned, [.. _faults.OrderBy(f => f.Line)]);
    }

    /// <summary>Says whether the right record stands on a line; gives the number that belongs on the next.</summary>
    private int Place(EvidenceLine line, int expected)
    {
        if (line.Record is not { } record || !record.IsIntact() || record.Sequence == expected)
        {
            return expected + 1;
        }

        var missing = Enumerable.Range(expected, Math.Max(0, Math.Min(record.Sequence - expected, _lines.Count + 1))).Where(n => !_places.ContainsKey(n)).ToList();
        if (record.Sequence > expected && missing.Count == record.Sequence - expected)
        {
            Fault(EvidenceFaultKind.Missing, line, expected, missing.Count == 1
                ? $"Record {expected} is missing: it belongs before line {line.Number}, which holds record {record.Sequence}."
                : $"Records {expected} to {record.Sequence - 1} are missing: they belong before line {line.Number}, which holds record {record.Sequence}.");
            return record.Sequence + 1;
        }

        var twice = !ReferenceEquals(_places[record.Sequence], line) ? $" It stands on line {_places[record.Sequence].Number} already." : "";
        Fault(EvidenceFaultKind.Reordered, line, record.Sequence, $"Line {line.Number} holds record {record.Sequence} where record {expected} belongs.{twice}");
        return twice.Length > 0 ? expected : expected + 1;
    }

    private void Check(EvidenceLine line, EvidenceRecord? before)
    {
        if (line.Record is not { } record)
        {
            Fault(EvidenceFaultKind.Unreadable, line, null, $"Line {line.Number} is no record of evidence: {line.Trouble}");
            return;
        }

        if (!record.IsIntact())
        {
            var follower = _places.GetValueOrDefault(record.Sequence + 1)?.Record;
            var bound = follower is not null ? $"; record {follower.Sequence} was written after one with hash {follower.PreviousHash}" : "";
            Fault(EvidenceFaultKind.Changed, line, record.Sequence,
                $"Record {record.Sequence} was changed: it carries hash {record.Hash}, and its content has {record.ContentHash()}{bound}.");
            return;
        }

        if (line.Trouble is { } trouble)
        {
            Fault(EvidenceFaultKind.Changed, line, record.Sequence, $"Line {line.Number}, record {record.Sequence}, {trouble}.");
        }

        if (!string.Equals(record.Run, _run, StringComparison.Ordinal))
        {
            Fault(EvidenceFaultKind.Foreign, line, record.Sequence, $"Record {record.Sequence} is one of {record.Run}; this is the evidence of {_run}.");
        }

        CheckLink(line, record, before);
        if (record.Entry.Kind is EvidenceKind.HeadSigned)
        {
            CheckHead(line, record);
        }
    }

    private void CheckLink(EvidenceLine line, EvidenceRecord record, EvidenceRecord? before)
    {
        var bound = record.Sequence == 1 ? EvidenceChain.StartHash
            : before is not null && before.Sequence == record.Sequence - 1 ? before.Hash
            : null;
        if (bound is not null && !string.Equals(record.PreviousHash, bound, StringComparison.Ordinal))
        {
            Fault(EvidenceFaultKind.Changed, line, record.Sequence - 1,
                $"Record {record.Sequence} was written after one with hash {record.PreviousHash}, and record {record.Sequence - 1} has {bound}: one of the two is not what it was.");
        }
    }

    private void CheckHead(EvidenceLine line, EvidenceRecord record)
    {
        string? objection;
        try
        {
            var head = record.Details<SignedHead>();
            objection = head.Count != record.Sequence - 1 || !string.Equals(head.Hash, record.PreviousHash, StringComparison.Ordinal)
                ? $"it covers {head.Count} records up to hash {head.Hash}, and stands after {record.Sequence - 1} up to {record.PreviousHash}"
                : _trusted.Objection(head, record.Run);
            if (objection is null)
            {
                _signed++;
                _signers.Add(head.Signer);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            objection = malformed.Message;
        }

        if (objection is not null)
        {
            Fault(EvidenceFaultKind.Forged, line, record.Sequence, string.Create(
                CultureInfo.InvariantCulture, $"The signed head in record {record.Sequence} does not count: {objection}."));
        }
    }

    private void CheckTail(int expected)
    {
        var last = _lines.Count == 0 ? null : _lines[^1].Record;
        var ended = _lines.Any(l => l.Record?.Entry.Kind is EvidenceKind.Ended);
        if (ended && last?.Entry.Kind is EvidenceKind.HeadSigned)
        {
            return;
        }

        var what = _lines.Count == 0 ? "It holds no record" : ended ? "No signed head covers the last record" : "No record says how the run ended";
        _faults.Add(new EvidenceFault(
            EvidenceFaultKind.Unfinished,
            _lines.Count + 1,
            expected,
            $"{what}: record {expected} and what follows are missing, or the run has not ended yet. Compare with the last head in the ticket, and fetch the evidence again."));
    }

    private void Fault(EvidenceFaultKind kind, EvidenceLine line, int? sequence, string sentence) =>
        _faults.Add(new EvidenceFault(kind, line.Number, sequence, sentence));
}
