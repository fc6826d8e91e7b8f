using System.Security.Cryptography.X509Certificates;
using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Evidence of a run in whose middle the host got another signer.</summary>
public sealed class EvidenceSignerTests : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private readonly X509Certificate2 _next = InProcessRunner.Certificate("host", TimeProvider.System);
    private readonly X509Certificate2 _other = InProcessRunner.Certificate("other", TimeProvider.System);

    [Fact]
    public async Task A_signer_that_the_pinned_one_announced_counts_and_both_are_named()
    {
        var run = await RunAsync(announced: true);

        var verdict = EvidenceVerifier.Verify(run.Lines, run.First);

        Assert.True(verdict.Whole, Sentences(verdict));
        Assert.Equal([run.First, PublicCertificate.Of(_next)], verdict.Signers);
        Assert.True(EvidenceVerifier.Verify(run.Lines).Whole);
    }

    [Fact]
    public async Task A_signer_vouches_for_none_before_it_so_the_earlier_head_is_named_until_both_are_given()
    {
        var run = await RunAsync(announced: true);
        var next = PublicCertificate.Of(_next);

        var fault = Assert.Single(EvidenceVerifier.Verify(run.Lines, next).Faults);
        Assert.Equal((EvidenceFaultKind.Forged, FirstHead(run.Lines)), (fault.Kind, fault.Line));
        Assert.Contains(run.First.Thumbprint, fault.Sentence, StringComparison.Ordinal);
        Assert.True(EvidenceVerifier.Verify(run.Lines, run.First, next).Whole);
    }

    [Fact]
    public async Task A_signer_that_nobody_announced_is_named_with_or_without_a_pin_until_both_are_given()
    {
        var run = await RunAsync(announced: false);
        var next = PublicCertificate.Of(_next);

        foreach (var verdict in new[] { EvidenceVerifier.Verify(run.Lines, run.First), EvidenceVerifier.Verify(run.Lines) })
        {
            Assert.NotEmpty(verdict.Faults);
            Assert.All(verdict.Faults, fault => Assert.True(
                fault.Kind is EvidenceFaultKind.Forged && fault.Sentence.Contains(next.Thumbprint, StringComparison.Ordinal), fault.Sentence));
        }

        Assert.True(EvidenceVerifier.Verify(run.Lines, run.First, next).Whole);
    }

    [Fact]
    public async Task A_head_forged_after_the_change_is_named_though_it_carries_an_announcement_of_its_own()
    {
        var run = await RunAsync(announced: true);
        var forger = new CertificateJobSigner(_other);
        var announcement = await SignerAnnouncement.SealAsync(forger, PublicCertificate.Of(_other), TimeProvider.System.GetUtcNow(), _limit.Token);
        var records = run.Lines.Select(line => TrustJson.Deserialize<EvidenceRecord>(line)).ToList();
        var before = records[^2];
        var chain = new EvidenceChain(before.Sequence, before.Hash);
        var head = await SignedHead.SealAsync(forger, before.Run, chain, _limit.Token) with { Announcements = [announcement] };
        var forged = EvidenceRecord.Link(before.Run, chain, EvidenceEntry.Of(before.Entry.At, EvidenceKind.HeadSigned, "host", "Signed.", head));

        var fault = Assert.Single(EvidenceVerifier.Verify([.. run.Lines[..^1], TrustJson.Serialize(forged)], run.First).Faults);

        Assert.Equal((EvidenceFaultKind.Forged, run.Lines.Length), (fault.Kind, fault.Line));
        Assert.Contains(_other.Thumbprint, fault.Sentence, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _next.Dispose();
        _other.Dispose();
        _limit.Dispose();
        _directory.Dispose();
    }

    private async Task<ChangedRun> RunAsync(bool announced)
    {
        var told = new AfterFirstHead();
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(), tickets: services => services.AddSingleton<ITicketing>(told));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var first = await bench.Signer.CertificateAsync(_limit.Token);
        told.Then = async () =>
        {
            if (announced)
            {
                await new AnnouncementStore(bench.Records).AnnounceAsync(bench.Signer, PublicCertificate.Of(_next), TimeProvider.System.GetUtcNow(), _limit.Token);
            }

            bench.ChangeSigner(_next, first);
        };
        await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        return new ChangedRun(first, [.. (await bench.EvidenceAsync(RunId.Of(bench.Request()))).Select(TrustJson.Serialize)]);
    }

    private static int FirstHead(string[] lines) =>
        lines.Index().First(line => TrustJson.Deserialize<EvidenceRecord>(line.Item).Entry.Kind is EvidenceKind.HeadSigned).Index + 1;

    private static string Sentences(EvidenceVerdict verdict) => string.Join('\n', verdict.Faults.Select(f => f.Sentence));

    private sealed record ChangedRun(PublicCertificate First, string[] Lines);

    /// <summary>A ticket is told of each signed head: the moment between two of them.</summary>
    private sealed class AfterFirstHead : ITicketing
    {
        public Func<Task>? Then { get; set; }

        public async Task CommentAsync(TicketReference ticket, TicketComment comment, CancellationToken cancellation)
        {
            if (comment.Text.Contains("signed by ", StringComparison.Ordinal) && Then is { } then)
            {
                Then = null;
                await then();
            }
        }
    }
}
