using System.Text.Json.Nodes;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Plans;
using HybridTrust.Records;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Whole runs, and the way back from them.</summary>
public sealed class UndoRunTests : IDisposable
{
    private const string Irreversible = "first-party-cleanup/own-keys";

    /// <summary>What the proofs of a run leave behind: they really use the trust. No settings.</summary>
    private static readonly string[] ProofsLeave = [".greetingChanges", ".voiceMessages", ".loadedOAuth.loadedAt"];

    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("contoso")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public async Task A_run_undone_leaves_the_estate_as_it_was_but_for_what_the_plan_said(string sample)
    {
        await using var bench = await StartAsync(sample);
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var start = await bench.Estate.StateAsync();
        var done = await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        Assert.True(done.Outcome is RunOutcome.Proven, done.Sentence);
        Assert.NotEmpty(EstateSettings.Between(start, await bench.Estate.StateAsync()));

        var undone = await bench.DriveAsync(engine, Undo(bench), _limit.Token);

        Assert.True(undone.Outcome is RunOutcome.Undone, undone.Sentence);
        var plan = await PlanAsync(bench, undone.PlanHash!);
        Assert.All(plan.Obstacles, o => Assert.Equal(Irreversible, o.Step));
        Assert.All(plan.Obstacles, o => Assert.Contains("never put back", o.Finding.Sentence, StringComparison.Ordinal));
        Assert.Equal(done.Changes, plan.Changes.Count + plan.Obstacles.Count);
        Assert.Equal(
            plan.Obstacles.Count > 0 ? ["$.tenant.principals[0].keys"] : [],
            await DifferenceAsync(bench, start));
        Assert.Contains(
            await bench.EvidenceAsync(RunId.Of(Undo(bench))), e => e.Entry.Summary.Contains("approver approved plan", StringComparison.Ordinal));

        var again = await bench.DriveAsync(engine, Undo(bench, attempt: 2), _limit.Token);
        Assert.True(again.Outcome is RunOutcome.NothingToDo, again.Sentence);
        Assert.Equal((0, 0), (again.Changes, again.RunnerJobs));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_named_and_the_rest_goes_back()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(estate =>
        {
            estate["exchange"]!["replicationDelaySeconds"] = 0;
            estate["exchange"]!["partnerApplications"]!.AsArray().Add(new JsonObject
            {
                ["name"] = "SfBLegacy",
                ["applicationIdentifier"] = "00000004-0000-0ff1-ce00-000000000000",
                ["enabled"] = false,
            });
        }));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var start = await bench.Estate.StateAsync();
        var done = await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        await bench.Estate.InvokeAsync("Set-PartnerApplication", new("Identity", "SfBLegacy"), new("LinkedAccount", "Exchange Online-ApplicationAccount"));
        var theirs = await LinkedAsync(bench);

        var undone = await bench.DriveAsync(engine, Undo(bench), _limit.Token);

        Assert.True(undone.Outcome is RunOutcome.StoppedSafely, undone.Sentence);
        var step = bench.Estate.Step("/partner-application");
        Assert.Contains($"Left as it is: {step.Object} on {step.Target}: ", undone.Sentence, StringComparison.Ordinal);
        Assert.Contains("LinkedAccount is ", undone.Sentence, StringComparison.Ordinal);
        Assert.Equal(done.Changes - 1, undone.Changes);
        Assert.Equal(theirs, await LinkedAsync(bench));
        var left = Assert.Single(await DifferenceAsync(bench, start));
        Assert.EndsWith(".linkedAccount", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_it_puts_nothing_back()
    {
        await using var bench = await StartAsync("fabrikam");
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        var made = (await bench.Estate.StateAsync()).ToJsonString();
        bench.Approves = false;
        var driven = bench.DriveAsync(engine, Undo(bench), _limit.Token);
        var id = RunId.Of(Undo(bench));
        string? hash = null;
        while (hash is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _limit.Token);
            hash = (await engine.FindAsync(id, _limit.Token))?.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval } status ? status.PlanHash : null;
        }

        await bench.DecideAsync(engine, id, hash, "approver", approved: false, _limit.Token);

        Assert.Equal((RunOutcome.StoppedSafely, 0), ((await driven).Outcome, (await driven).Changes));
        Assert.Equal(made, (await bench.Estate.StateAsync()).ToJsonString());
    }

    [Fact]
    public async Task Evidence_that_was_changed_puts_nothing_back()
    {
        await using var bench = await StartAsync("fabrikam");
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        var run = RunId.Of(bench.Request());
        var record = (await bench.EvidenceAsync(run)).Last(r => r.Entry.Kind is EvidenceKind.Changed);
        var forged = TrustJson.SerializeToUtf8(record with { Entry = record.Entry with { Summary = "Forged." } });
        await bench.Records.SaveAsync(new RecordKey("evidence", $"{run}/{record.Sequence:D6}"), forged, _limit.Token);
        var made = (await bench.Estate.StateAsync()).ToJsonString();

        var undone = await bench.DriveAsync(engine, Undo(bench), _limit.Token);

        Assert.True(undone.Outcome is RunOutcome.StoppedSafely, undone.Sentence);
        Assert.Contains($"Evidence record {record.Sequence} of {run}", undone.Sentence, StringComparison.Ordinal);
        Assert.Equal(made, (await bench.Estate.StateAsync()).ToJsonString());
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    // Servers of other sites would go on with removed overrides until their own domain controller and their own cache follow.
    private static async Task<RunBench> StartAsync(string sample) => await RunBench.StartAsync(
        await EstateBench.StartAsync(estate => estate["exchange"]!["replicationDelaySeconds"] = 0, sample: sample));

    private static async Task<IReadOnlyList<string>> DifferenceAsync(RunBench bench, JsonNode start) =>
    [
        .. EstateSettings.Between(start, await bench.Estate.StateAsync()).Where(path => !ProofsLeave.Any(trace => path.EndsWith(trace, StringComparison.Ordinal))),
    ];

    private static async Task<string?> LinkedAsync(RunBench bench) => (await bench.Estate.StateAsync())["datacentre"]!["partnerApplications"]!.AsArray()
        .Single(a => a!["name"]!.GetValue<string>() == "SfBLegacy")!["linkedAccount"]?.GetValue<string>();

    private static RunRequest Undo(RunBench bench, int attempt = 1) =>
        bench.Request(action: RunAction.Undo) with { Undoes = RunId.Of(bench.Request()), Attempt = attempt };

    private static async Task<Plan> PlanAsync(RunBench bench, string hash) =>
        (await new PlanStore(bench.Records).FindAsync(RunId.Of(Undo(bench)), hash, default))!;
}
