using System.Text.Json.Nodes;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>What nobody can take back is approved by a person, whatever the profile says.</summary>
public sealed class IrreversibleRunTests : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task A_clean_up_waits_for_approval_although_the_profile_asks_for_none()
    {
        await using var bench = await RunBench.StartAsync(await CleanupAsync());
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.Equal((RunOutcome.Proven, 1), (result.Outcome, result.Changes));
        var evidence = await bench.EvidenceAsync(RunId.Of(bench.Request()));
        Assert.Contains(evidence, e => e.Entry.Summary.Contains("this plan cannot be undone", StringComparison.Ordinal));
        Assert.Contains(evidence, e => e.Entry.Summary.Contains("approver approved plan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejected_it_removes_no_key()
    {
        await using var bench = await RunBench.StartAsync(await CleanupAsync());
        bench.Approves = false;
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);
        var before = (await bench.Estate.StateAsync())["tenant"]!.ToJsonString();
        var driven = bench.DriveAsync(engine, bench.Request(), _limit.Token);
        var id = RunId.Of(bench.Request());
        string? hash = null;
        while (hash is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _limit.Token);
            hash = (await engine.FindAsync(id, _limit.Token))?.PublishedStatus<RunStatus>() is { Phase: RunPhase.WaitingForApproval } status ? status.PlanHash : null;
        }

        await bench.DecideAsync(engine, id, hash, "approver", approved: false, _limit.Token);

        Assert.Equal(RunOutcome.StoppedSafely, (await driven).Outcome);
        Assert.Equal(before, (await bench.Estate.StateAsync())["tenant"]!.ToJsonString());
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    /// <summary>Contoso with its dedicated application in place, and a profile without approvals.</summary>
    private static Task<EstateBench> CleanupAsync() => EstateBench.StartAsync(
        estate => estate["tenant"]!["applications"] = new JsonArray(new JsonObject
        {
            ["displayName"] = "ExchangeServerApp-0d3c7c52-7a0e-4f0e-b8f7-1f2c3b4a5d61",
            ["keys"] = new JsonArray(new JsonObject { ["certificate"] = "auth" }),
        }),
        profile => profile with
        {
            Procedures = [ProcedureIds.FirstPartyCleanup],
            Approval = profile.Approval with { Required = false },
        },
        sample: "contoso");
}
