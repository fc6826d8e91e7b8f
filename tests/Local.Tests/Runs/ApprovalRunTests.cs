using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Runs.Turns;
using HybridTrust.Testing;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>What a run takes for an approval, when it wakes and before each change.</summary>
public sealed class ApprovalRunTests : RunHouse
{
    [Fact]
    public async Task An_approval_that_the_host_did_not_sign_approves_nothing()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var driven = bench.DriveAsync(engine, bench.Request(), stop.Token);
        var hash = await PlanAsync(engine, run);

        await ForgeAsync(bench, run, hash);
        await engine.RaiseEventAsync(run, Approval.EventName(hash), new ApprovalNotice(hash), Limit);
        await UntilAsync(async () => (await bench.EvidenceAsync(run)).Any(e => e.Entry.Summary.Contains("not signed by this host", StringComparison.Ordinal)));

        Assert.DoesNotContain(await bench.EvidenceAsync(run), e => e.Entry.Kind is EvidenceKind.Changed);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driven);
    }

    [Fact]
    public async Task An_approval_that_does_not_hold_any_more_stops_the_run_before_the_next_change()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        var changes = 0;
        bench.Runner.BeforeChange = async () =>
        {
            if (++changes == 2)
            {
                var hash = (await engine.FindAsync(run, Limit))!.PublishedStatus<RunStatus>()!.PlanHash!;
                await ForgeAsync(bench, run, hash);
            }
        };

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.Equal((RunOutcome.StoppedSafely, 1), (result.Outcome, result.Changes));
        Assert.Contains("not signed by this host", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_knows_who_asked_one_approval_is_not_enough_and_two_are()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var request = bench.Request() with { Ticket = new TicketReference("servicenow", "CHG1"), RequestedBy = "rita (servicenow)" };
        var run = RunId.Of(request);
        var driven = bench.DriveAsync(engine, request, Limit);
        var hash = await PlanAsync(engine, run);

        await bench.DecideAsync(engine, run, hash, "anna", approved: true, Limit);
        await UntilAsync(async () => (await engine.FindAsync(run, Limit))!.PublishedStatus<RunStatus>()!.Sentence.Contains("one more person", StringComparison.Ordinal));
        await bench.DecideAsync(engine, run, hash, "aron", approved: true, Limit, ApprovalSlot.Second);

        Assert.Equal(RunOutcome.Proven, (await driven).Outcome);
        Assert.Equal(["anna", "aron"], (await bench.EvidenceAsync(run)).Where(e => e.Entry.Kind is EvidenceKind.Decided).Select(e => e.Entry.Actor));
    }

    [Theory]
    [InlineData(true, RunOutcome.Proven)]
    [InlineData(false, null)]
    public async Task Who_breaks_the_glass_goes_ahead_loudly_and_only_where_the_profile_lets_them(bool allowed, RunOutcome? outcome)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(
            adapt: p => p with { Approval = p.Approval with { BreakGlass = allowed } }));
        bench.Approves = false;
        await using var engine = await OpenAsync(bench);
        var run = RunId.Of(bench.Request());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        var driven = bench.DriveAsync(engine, bench.Request(), stop.Token);
        var hash = await PlanAsync(engine, run);
        var alone = new Approval(run, hash, Approved: true, "requester", TimeProvider.System.GetUtcNow(), "mail is down") { BreakGlass = true };
        await SaveAsync(bench, alone, ApprovalSlot.BreakGlass, bench.Signer);
        await engine.RaiseEventAsync(run, Approval.EventName(hash), new ApprovalNotice(hash), Limit);

        if (outcome is null)
        {
            await UntilAsync(async () => (await bench.EvidenceAsync(run)).Any(e => e.Entry.Summary.Contains("none is recorded", StringComparison.Ordinal)));
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driven);
            return;
        }

        Assert.Equal(outcome, (await driven).Outcome);
        var decided = Assert.Single(await bench.EvidenceAsync(run), e => e.Entry.Kind is EvidenceKind.Decided);
        Assert.StartsWith("BREAK GLASS: requester", decided.Entry.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, RunOutcome.Proven)]
    [InlineData(false, true, RunOutcome.StoppedSafely)]
    [InlineData(true, false, RunOutcome.StoppedSafely)]
    public async Task An_approval_outlives_its_signer_where_the_installation_knows_that_one_and_it_announced_the_next(bool known, bool announced, RunOutcome outcome)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        await using var engine = await OpenAsync(bench);
        using var next = InProcessRunner.Certificate("host", TimeProvider.System);
        var changes = 0;
        bench.Runner.BeforeChange = async () =>
        {
            if (++changes == 2)
            {
                var before = await bench.Signer.CertificateAsync(Limit);
                if (announced)
                {
                    await new AnnouncementStore(bench.Records).AnnounceAsync(
                        bench.Signer, PublicCertificate.Of(next), TimeProvider.System.GetUtcNow(), Limit);
                }

                bench.ChangeSigner(next, known ? before : null);
            }
        };

        var result = await bench.DriveAsync(engine, bench.Request(), Limit);

        Assert.True(result.Outcome == outcome, result.Sentence);
        Assert.Equal(outcome is RunOutcome.Proven ? 7 : 1, result.Changes);
        Assert.Equal(outcome is RunOutcome.StoppedSafely, result.Sentence.Contains("not signed by this host", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_predecessor_whose_certificate_has_ended_counts_no_more()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        using var next = InProcessRunner.Certificate("host", TimeProvider.System);
        var terms = new ApprovalTerms("run-x", "hash", "requester", DateTimeOffset.MaxValue, 1, GoodForHours: 100_000, BreakGlass: false, []);
        await SaveAsync(bench, new Approval("run-x", "hash", Approved: true, "anna", TimeProvider.System.GetUtcNow(), null), ApprovalSlot.First, bench.Signer);
        var before = await bench.Signer.CertificateAsync(Limit);
        await new AnnouncementStore(bench.Records).AnnounceAsync(bench.Signer, PublicCertificate.Of(next), TimeProvider.System.GetUtcNow(), Limit);
        bench.ChangeSigner(next, before);

        Assert.Null(await new ApprovalCheck(bench.Records, bench.Signer, new Later(24 * 364)).ObjectionAsync(terms, Limit));
        Assert.Contains(
            "not signed by this host",
            await new ApprovalCheck(bench.Records, bench.Signer, new Later(24 * 366)).ObjectionAsync(terms, Limit),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("anna", -1, true)]
    [InlineData("anna", 1, false)]
    [InlineData("berta", -1, false)]
    public async Task Who_asked_by_an_attached_ticket_before_cannot_have_decided(string asker, int hours, bool objects)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        var terms = new ApprovalTerms("run-x", "hash", "requester", DateTimeOffset.MaxValue, 1, GoodForHours: 168, BreakGlass: false, []);
        var now = TimeProvider.System.GetUtcNow();
        await SaveAsync(bench, new Approval("run-x", "hash", Approved: true, "anna", now, null), ApprovalSlot.First, bench.Signer);
        await new AttachmentStore(bench.Records).KeepAsync(
            new Attachment("run-x", "run-y", new TicketReference("generic", "CHG2"), asker, now.AddHours(hours)), Limit);

        var objection = await new ApprovalCheck(bench.Records, bench.Signer, TimeProvider.System).ObjectionAsync(terms, Limit);

        Assert.Equal(objects, objection?.Contains("by ticket generic:CHG2", StringComparison.Ordinal) ?? false);
        Assert.Equal(objects, objection is not null);
    }

    [Theory]
    [InlineData("carl (jira)", -1, true)]
    [InlineData("carl (jira)", 1, false)]
    [InlineData("berta (jira)", -1, false)]
    [InlineData("carl", -1, false)]
    public async Task Who_asked_by_an_attached_ticket_and_is_unknown_makes_it_two_who_have_to_approve(string asker, int hours, bool two)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        var terms = new ApprovalTerms("run-x", "hash", "requester", DateTimeOffset.MaxValue, 1, GoodForHours: 168, BreakGlass: false, [new Person { Name = "berta", Also = [] }]);
        var check = new ApprovalCheck(bench.Records, bench.Signer, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        await SaveAsync(bench, new Approval("run-x", "hash", Approved: true, "anna", now, null), ApprovalSlot.First, bench.Signer);
        await new AttachmentStore(bench.Records).KeepAsync(
            new Attachment("run-x", "run-y", new TicketReference("jira", "OPS-2"), asker, now.AddHours(hours)), Limit);

        Assert.Equal(two, await check.ObjectionAsync(terms, Limit) is not null);
        Assert.Equal(two, (await check.VerifyAsync(terms, Limit)) is { Decision: null, First.By: "anna" });

        await SaveAsync(bench, new Approval("run-x", "hash", Approved: true, "aron", now, null), ApprovalSlot.Second, bench.Signer);
        Assert.Null(await check.ObjectionAsync(terms, Limit));
    }

    [Fact]
    public async Task An_approval_is_good_for_as_long_as_the_profile_says()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync());
        var terms = new ApprovalTerms("run-x", "hash", "requester", DateTimeOffset.MaxValue, 1, GoodForHours: 168, BreakGlass: false, []);
        await SaveAsync(bench, new Approval("run-x", "hash", Approved: true, "anna", TimeProvider.System.GetUtcNow(), null), ApprovalSlot.First, bench.Signer);
        Assert.Null(await new ApprovalCheck(bench.Records, bench.Signer, new Later(167)).ObjectionAsync(terms, Limit));
        Assert.Contains("good for 168 hours", await new ApprovalCheck(bench.Records, bench.Signer, new Later(169)).ObjectionAsync(terms, Limit), StringComparison.Ordinal);
    }

    private static async Task ForgeAsync(RunBench bench, string run, string hash)
    {
        using var forger = InProcessRunner.Certificate("host", TimeProvider.System);
        await SaveAsync(
            bench, new Approval(run, hash, Approved: true, "anna", TimeProvider.System.GetUtcNow(), null), ApprovalSlot.First, new CertificateJobSigner(forger));
    }

    private static async Task SaveAsync(RunBench bench, Approval approval, ApprovalSlot slot, IJobSigner signer) => await bench.Records.SaveAsync(
        Approval.Key(approval.Run, approval.PlanHash, slot),
        TrustJson.SerializeToUtf8(await SealedApproval.SealAsync(signer, approval, slot, default)),
        default);

    private sealed class Later(int hours) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(hours);
    }
}
