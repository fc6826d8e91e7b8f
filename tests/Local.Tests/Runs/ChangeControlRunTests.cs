using HybridTrust.Api.Ticketing;
using HybridTrust.Evidence;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using HybridTrust.Testing;
using HybridTrust.Testing.Tickets;
using HybridTrust.Tickets;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Whole runs of a change request: what the change board's system is told, and what it says before each change.</summary>
public sealed class ChangeControlRunTests : IAsyncLifetime, IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));
    private readonly ShiftedTime _time = new();
    private FakeServiceNow _serviceNow = null!;

    public async Task InitializeAsync() => _serviceNow = await FakeServiceNow.StartAsync();

    public async Task DisposeAsync() => await _serviceNow.DisposeAsync();

    [Fact]
    public async Task The_change_request_is_told_plan_stages_proofs_and_end_and_gets_its_texts_and_state()
    {
        await using var bench = await StartAsync();
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, Request(bench), _limit.Token);

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var run = RunId.Of(Request(bench));
        var notes = _serviceNow.Notes;
        Assert.Contains($"hybridtrust approve {run} --plan {result.PlanHash}", notes[0], StringComparison.Ordinal);
        Assert.Contains(notes, n => n.StartsWith("Stage 1 of ", StringComparison.Ordinal));
        Assert.Contains($"Report: /api/runs/{run}/report", notes[^1], StringComparison.Ordinal);
        Assert.All(result.Proofs, p => Assert.Contains($"- {p.Name}", notes[^1], StringComparison.Ordinal));
        Assert.Equal("0", _serviceNow.Fields["state"]);
        Assert.Contains($"hybridtrust undo {run}", _serviceNow.Fields["backout_plan"], StringComparison.Ordinal);
        Assert.Contains("exercises the trust", _serviceNow.Fields["test_plan"], StringComparison.Ordinal);
        Assert.Contains(await SummariesAsync(bench), s => s.StartsWith("Change CHG0030001: approved, state ready", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_is_rejected_in_the_middle_of_a_stage_stops_the_run_before_its_next_change()
    {
        await using var bench = await StartAsync();
        await using var engine = await OpenAsync(bench);
        AtChange(bench, 3, () => _serviceNow.Fields["approval"] = "rejected");

        var result = await bench.DriveAsync(engine, Request(bench), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 2), (result.Outcome, result.Changes));
        Assert.Contains("Change CHG0030001 was rejected.", result.Sentence, StringComparison.Ordinal);
        Assert.Equal("-1", _serviceNow.Fields["state"]);
        Assert.Contains("was rejected", _serviceNow.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_time_is_over_in_the_middle_of_a_run_is_not_carried_on()
    {
        await using var bench = await StartAsync();
        await using var engine = await OpenAsync(bench);
        var end = TimeProvider.System.GetUtcNow().AddMinutes(3);
        _serviceNow.Fields["end_date"] = end.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        AtChange(bench, 2, () => _time.Set(end.AddSeconds(1)));

        var result = await bench.DriveAsync(engine, Request(bench), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 1), (result.Outcome, result.Changes));
        Assert.Contains("Change CHG0030001 had to be over by", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_waits_for_the_change_boards_approval_and_goes_on_with_it()
    {
        await using var bench = await StartAsync();
        await using var engine = await OpenAsync(bench);
        _serviceNow.Fields["approval"] = "requested";
        var request = Request(bench);
        var driven = bench.DriveAsync(engine, request, _limit.Token);
        await WaitingAsync(engine, RunId.Of(request), "change CHG0030001 is not approved");
        Assert.DoesNotContain(await bench.EvidenceAsync(RunId.Of(request)), e => e.Entry.Kind is EvidenceKind.Changed);

        _serviceNow.Fields["approval"] = "approved";
        await engine.RaiseEventAsync(RunId.Of(request), OrderNotice.EventName(0), new OrderNotice(0), _limit.Token);

        Assert.Equal(RunOutcome.Proven, (await driven).Outcome);
        Assert.Contains(_serviceNow.Notes, n => n.Contains("not approved. The run waits.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_profile_may_have_runs_stop_instead_of_waiting()
    {
        await using var bench = await StartAsync(profile => profile with { OutsideWindow = OutsideWindow.Stop });
        await using var engine = await OpenAsync(bench);
        _serviceNow.Fields["start_date"] = "2099-01-01 00:00:00";

        var result = await bench.DriveAsync(engine, Request(bench), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0), (result.Outcome, result.Changes));
        Assert.Contains("starts at 2099-01-01", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freeze_stops_whatever_the_change_record_allows_and_says_why()
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var bench = await StartAsync(profile => profile with
        {
            OutsideWindow = OutsideWindow.Stop,
            Freezes = [new Freeze { From = now.AddDays(-1), To = now.AddDays(1), Reason = "year-end closing" }],
        });
        await using var engine = await OpenAsync(bench);

        var result = await bench.DriveAsync(engine, Request(bench), _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0), (result.Outcome, result.Changes));
        Assert.Contains("year-end closing", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_system_that_is_down_never_fails_the_trust_and_is_told_everything_in_order_afterwards()
    {
        await using var bench = await StartAsync();
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: new ImpatientTime());
        _serviceNow.Down = true;
        var request = Request(bench) with { Action = RunAction.Verify };

        await bench.DriveAsync(engine, request, _limit.Token);

        Assert.Empty(_serviceNow.Notes);
        Assert.Contains(await SummariesAsync(bench, request), s => s.Contains("could not be told: ServiceNow answered 500", StringComparison.Ordinal));
        _serviceNow.Down = false;
        await bench.Services.GetRequiredService<TicketSweep>().SweepAsync(_limit.Token);
        var box = await bench.Services.GetRequiredService<TicketOutbox>().FindAsync(RunId.Of(request), _limit.Token);
        Assert.Equal(box!.Entries.Where(e => e.Kind is TicketEntryKind.Comment).Select(e => $"{e.Comment.Text}\n{e.Marker}"), _serviceNow.Notes);
        Assert.All(box.Entries, e => Assert.Equal(TicketEntryState.Written, e.State));
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private static RunRequest Request(RunBench bench) =>
        bench.Request() with { Ticket = new TicketReference("servicenow", "CHG0030001") { Record = FakeServiceNow.SysId } };

    private static void AtChange(RunBench bench, int change, Action then)
    {
        var changes = 0;
        bench.Runner.BeforeChange = () =>
        {
            if (++changes == change)
            {
                then();
            }

            return Task.CompletedTask;
        };
    }

    private static async Task<IEnumerable<string>> SummariesAsync(RunBench bench, RunRequest? request = null) =>
        (await bench.EvidenceAsync(RunId.Of(request ?? Request(bench)))).Select(e => e.Entry.Summary);

    private Task<EmbeddedEngine> OpenAsync(RunBench bench) => _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services, time: _time);

    // One approval is enough here: that a stranger's ticket needs two is shown elsewhere.
    private async Task<RunBench> StartAsync(Func<OrganizationProfile, OrganizationProfile>? adapt = null) => await RunBench.StartAsync(
        await EstateBench.StartAsync(adapt: profile => (adapt?.Invoke(profile) ?? profile) with { Approval = Known(profile.Approval) }),
        _time,
        services => services.AddLogging().AddTicketing(new TicketConnections
        {
            ServiceNow = new ServiceNowConnection(_serviceNow.Address, TicketCredential.Of("hybridtrust", "correct-horse"), "0"),
        }));

    private static ApprovalPolicy Known(ApprovalPolicy policy) =>
        policy with { People = [new Person { Name = "rita@fabrikam.com", Also = ["requester", "requester (servicenow)"] }] };

    private async Task WaitingAsync(EmbeddedEngine engine, string run, string sentence)
    {
        while ((await engine.FindAsync(run, _limit.Token))?.PublishedStatus<RunStatus>() is not { Phase: RunPhase.Waiting } status
            || !status.Sentence.Contains(sentence, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, _limit.Token);
        }
    }
}
