using System.Text.Json.Nodes;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Whole runs of <c>teams-partners</c> on the sample that it was made for.</summary>
public sealed class TeamsRunTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(4));

    [Fact]
    public async Task Contoso_is_proven_with_one_job_a_pass_and_the_second_run_finds_nothing_to_do()
    {
        using var directory = new EngineDirectory();
        await using var bench = await RunBench.StartAsync(await ContosoAsync());
        await using var engine = await directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var first = await bench.DriveAsync(engine, bench.Request(), _limit.Token);
        Assert.True(first.Outcome is RunOutcome.Proven, first.Sentence);
        Assert.Equal(10, first.Changes);
        Assert.Equal(2, bench.Runner.Jobs);

        var reads = await ReadsAsync(bench);
        var second = await bench.DriveAsync(engine, bench.Request("CHG2"), _limit.Token);
        Assert.True(second.Outcome is RunOutcome.NothingToDo, second.Sentence);
        Assert.Equal(3, bench.Runner.Jobs);
        Assert.All(await ReadsAsync(bench), read => Assert.InRange(read.Value - reads.GetValueOrDefault(read.Key), 0, 1));
    }

    [Fact]
    public async Task An_optional_principal_that_refuses_is_reported_and_the_run_is_proven_all_the_same()
    {
        using var directory = new EngineDirectory();
        await using var bench = await RunBench.StartAsync(await ContosoAsync(
            estate => estate["faults"] = new JsonArray(new JsonObject
            {
                ["name"] = "principal-refuses",
                ["appId"] = WellKnownApplications.CloudVoicemail.ToString(),
                ["status"] = 403,
            }),
            WellKnownApplications.CloudVoicemail));
        await using var engine = await directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(9, result.Changes);
        Assert.Equal(2, result.Proofs.Count(p => p.Verdict is ProofVerdict.NotExercised));
    }

    [Fact]
    public async Task A_required_principal_that_refuses_stops_the_run_safely()
    {
        using var directory = new EngineDirectory();
        await using var bench = await RunBench.StartAsync(await ContosoAsync(estate => estate["faults"] = new JsonArray(new JsonObject
        {
            ["name"] = "principal-refuses",
            ["appId"] = WellKnownApplications.CloudVoicemail.ToString(),
            ["status"] = 403,
        })));
        await using var engine = await directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var result = await bench.DriveAsync(engine, bench.Request(), _limit.Token);

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("mark the principal optional", result.Sentence, StringComparison.Ordinal);
    }

    public void Dispose() => _limit.Dispose();

    private static Task<EstateBench> ContosoAsync(Action<JsonNode>? change = null, params Guid[] optional) => EstateBench.StartAsync(
        change,
        profile => profile with { Procedures = [ProcedureIds.TeamsPartners], OptionalPrincipals = optional },
        sample: "contoso");

    private static async Task<Dictionary<string, int>> ReadsAsync(RunBench bench) => (await bench.Estate.CountersAsync())["graphReads"]!.AsObject()
        .ToDictionary(r => r.Key, r => r.Value!.GetValue<int>(), StringComparer.Ordinal);
}
