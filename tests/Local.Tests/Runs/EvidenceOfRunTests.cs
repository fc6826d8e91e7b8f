using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>A whole run's evidence, and what happens to whoever tampers with it.</summary>
public sealed class EvidenceOfRunTests(EvidenceOfRun run) : IClassFixture<EvidenceOfRun>
{
    [Fact]
    public void A_whole_runs_evidence_is_whole_and_signed_at_each_stage_and_at_the_end_by_the_host()
    {
        var verdict = EvidenceVerifier.Verify(run.Lines, run.Host);

        Assert.True(verdict.Whole, string.Join('\n', verdict.Faults.Select(f => f.Sentence)));
        var stages = run.Records.Where(r => r.Entry.Kind is EvidenceKind.Changed).Select(r => r.Details<StepEvidence>().Stage).Distinct().Count();
        Assert.True(stages > 1);
        Assert.Equal((stages + 1, run.Records.Count), (verdict.SignedHeads, verdict.Records));
        Assert.Equal(run.Host, Assert.Single(verdict.Signers));
    }

    [Fact]
    public void The_ticket_was_told_each_signed_head()
    {
        var heads = run.Records.Where(r => r.Entry.Kind is EvidenceKind.HeadSigned).Select(r => r.Details<SignedHead>());
        Assert.All(heads, head => Assert.Single(run.Comments, c => c.Text.Contains(head.Hash, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_batch_says_which_program_did_it_and_how_to_find_it_elsewhere() => Assert.All(
        run.Records.Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed).Select(r => r.Details<StepEvidence>().Batch),
        batch => Assert.True(
            batch.Correlation is not null && batch.ToolVersion.Length > 0
            && (batch.Job is null || (batch.Signer is not null && batch.ResultHash is not null && batch.EnvelopeHash is not null && batch.ToolHash is not null))));

    [Fact]
    public void A_field_changed_in_any_record_is_found_on_its_line()
    {
        var tried = 0;
        for (var i = 0; i < run.Records.Count; i++)
        {
            var (record, entry) = (run.Records[i], run.Records[i].Entry);
            EvidenceRecord[] forged =
            [
                record with { Version = 2 },
                record with { Run = "run-other" },
                record with { Sequence = record.Sequence + 1 },
                record with { PreviousHash = new string('f', 64) },
                record with { Hash = new string('f', 64) },
                record with { Entry = entry with { Actor = "nobody" } },
                record with { Entry = entry with { At = entry.At.AddSeconds(1) } },
                record with { Entry = entry with { Summary = entry.Summary + "." } },
                record with { Entry = entry with { Kind = entry.Kind is EvidenceKind.Noted ? EvidenceKind.Ended : EvidenceKind.Noted } },
                record with { Entry = entry with { Details = System.Text.Json.JsonSerializer.SerializeToElement("other") } },
            ];
            foreach (var one in forged)
            {
                var faults = Faults(Replaced(i, TrustJson.Serialize(one)));
                Assert.Contains(faults, f => f.Kind is EvidenceFaultKind.Changed && f.Line == i + 1 && f.Sentence.Contains(one.ContentHash(), StringComparison.Ordinal));
                tried++;
            }
        }

        Assert.Equal(run.Records.Count * 10, tried);
    }

    [Fact]
    public void A_record_changed_and_hashed_anew_is_found_by_the_record_after_it()
    {
        for (var i = 0; i < run.Records.Count - 1; i++)
        {
            var record = run.Records[i];
            var forged = EvidenceRecord.Link(record.Run, new EvidenceChain(i, record.PreviousHash), record.Entry with { Actor = "nobody" });
            var faults = Faults(Replaced(i, TrustJson.Serialize(forged)));
            Assert.Contains(faults, f => f.Kind is EvidenceFaultKind.Changed && f.Line == i + 2 && f.Sequence == i + 1);
        }
    }

    [Fact]
    public void A_chain_written_anew_from_any_record_on_is_found_by_the_signature_of_its_heads()
    {
        for (var from = 0; from < run.Records.Count - 1; from++)
        {
            var chain = new EvidenceChain(from, run.Records[from].PreviousHash);
            var lines = run.Lines[..from].ToList();
            foreach (var record in run.Records.Skip(from))
            {
                var link = EvidenceRecord.Link(record.Run, chain, record.Sequence == from + 1 ? record.Entry with { Actor = "nobody" } : record.Entry);
                chain = new EvidenceChain(link.Sequence, link.Hash);
                lines.Add(TrustJson.Serialize(link));
            }

            Assert.Contains(Faults(lines), f => f.Kind is EvidenceFaultKind.Forged);
        }
    }

    [Fact]
    public async Task Heads_signed_anew_by_another_are_found_once_the_signer_is_pinned()
    {
        using var other = InProcessRunner.Certificate("other", TimeProvider.System);
        var chain = EvidenceChain.Start;
        var lines = new List<string>();
        foreach (var record in run.Records)
        {
            var entry = record.Entry.Kind is EvidenceKind.HeadSigned
                ? EvidenceEntry.Of(record.Entry.At, EvidenceKind.HeadSigned, "host", "Signed.", await SignedHead.SealAsync(new CertificateJobSigner(other), record.Run, chain, default))
                : record.Entry with { Actor = "nobody" };
            var link = EvidenceRecord.Link(record.Run, chain, entry);
            chain = new EvidenceChain(link.Sequence, link.Hash);
            lines.Add(TrustJson.Serialize(link));
        }

        var unpinned = EvidenceVerifier.Verify(lines);
        Assert.Equal((true, other.Thumbprint), (unpinned.Whole, Assert.Single(unpinned.Signers).Thumbprint));
        Assert.Contains(Faults(lines), f => f.Kind is EvidenceFaultKind.Forged && f.Sentence.Contains(other.Thumbprint, StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_removed_is_named()
    {
        for (var i = 0; i < run.Lines.Length - 1; i++)
        {
            var faults = Faults([.. run.Lines[..i], .. run.Lines[(i + 1)..]]);
            Assert.Equal((EvidenceFaultKind.Missing, i + 1, i + 1), (faults[0].Kind, faults[0].Line, faults[0].Sequence));
            Assert.Single(faults, f => f.Kind is not EvidenceFaultKind.Unfinished);
        }
    }

    [Fact]
    public void Any_two_records_exchanged_are_both_named()
    {
        for (var i = 0; i < run.Lines.Length; i++)
        {
            for (var j = i + 1; j < run.Lines.Length; j++)
            {
                var lines = run.Lines.ToArray();
                (lines[i], lines[j]) = (lines[j], lines[i]);
                var moved = Faults(lines).Where(f => f.Kind is EvidenceFaultKind.Reordered).Select(f => f.Line);
                Assert.Equal([i + 1, j + 1], moved);
            }
        }
    }

    [Fact]
    public void A_tail_cut_off_anywhere_is_missed()
    {
        for (var kept = 0; kept < run.Lines.Length; kept++)
        {
            var fault = Assert.Single(Faults(run.Lines[..kept]));
            Assert.Equal((EvidenceFaultKind.Unfinished, kept + 1, kept + 1), (fault.Kind, fault.Line, fault.Sequence));
        }
    }

    [Fact]
    public void A_line_twice_a_line_cut_short_and_text_put_into_a_line_are_found()
    {
        for (var i = 0; i < run.Lines.Length; i++)
        {
            Assert.Contains(Faults([.. run.Lines[..i], run.Lines[i], .. run.Lines[i..]]), f => f.Kind is EvidenceFaultKind.Reordered && f.Line == i + 2);
            Assert.Contains(Faults(Replaced(i, run.Lines[i][..^9])), f => f.Kind is EvidenceFaultKind.Unreadable && f.Line == i + 1);
            Assert.Contains(Faults(Replaced(i, "{\"note\":\"approved by all\"," + run.Lines[i][1..])), f => f.Kind is EvidenceFaultKind.Changed && f.Line == i + 1);
        }
    }

    private IReadOnlyList<EvidenceFault> Faults(IEnumerable<string> lines)
    {
        var verdict = EvidenceVerifier.Verify(lines, run.Host);
        Assert.False(verdict.Whole);
        return verdict.Faults;
    }

    private string[] Replaced(int index, string line)
    {
        var lines = run.Lines.ToArray();
        lines[index] = line;
        return lines;
    }
}
