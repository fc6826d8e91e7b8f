using HybridTrust.Local.Tests.Engine;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Whole runs of a hybrid organization: both sides, a runner and the cloud.</summary>
public sealed class HybridRunTests : IDisposable
{
    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task OAuth_and_the_dedicated_application_are_set_up_in_one_run_and_proven_both_ways()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(
            adapt: p => p with { Procedures = ["exchange-online-oauth", "dedicated-hybrid-app"] }, sample: "contoso"));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var first = await bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        var second = await bench.DriveAsync(engine, bench.Request("CHG2"), _limit.Token);

        Assert.True(first.Outcome is RunOutcome.Proven, first.Sentence);
        Assert.All(first.Proofs.Where(p => p.Name.StartsWith("oauth", StringComparison.Ordinal)), p => Assert.True(p.Verdict is ProofVerdict.Passed, p.Explanation));
        Assert.Equal(4, first.Proofs.Count(p => p.Name.StartsWith("oauth", StringComparison.Ordinal)));
        Assert.Equal((RunOutcome.NothingToDo, 0, 1), (second.Outcome, second.Changes, second.RunnerJobs));
    }

    [Fact]
    public async Task Without_the_dedicated_application_the_run_fails_and_says_which_procedure_is_missing()
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(
            adapt: p => p with { Procedures = ["exchange-online-oauth"] }, sample: "contoso"));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var result = await bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.All(result.Proofs.Where(p => p.Name is "oauth-to-cloud"), p => Assert.Contains("dedicated-hybrid-app", p.Explanation, StringComparison.Ordinal));
        Assert.True(result.Proofs.Single(p => p.Name is "oauth-from-cloud").Passed);
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }
}
