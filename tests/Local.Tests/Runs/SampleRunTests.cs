using HybridTrust.Evidence;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Plans;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Runs;

/// <summary>Every sample, whole: from the state in which its estate starts, and once more.</summary>
public sealed class SampleRunTests : IDisposable
{
    /// <summary>Nobody has held a conversation in a sample, so these have nothing to see yet.</summary>
    private static readonly string[] NeedAConversation = ["conversation-history", "archived"];

    private readonly EngineDirectory _directory = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("contoso")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public async Task A_sample_is_proven_and_the_second_run_finds_nothing_to_do_with_one_visit_and_one_read(string sample)
    {
        await using var bench = await RunBench.StartAsync(await EstateBench.StartAsync(sample: sample));
        await using var engine = await _directory.OpenAsync(new WorkflowRegistry().AddRuns(), services: bench.Services);

        var first = await bench.DriveAsync(engine, bench.Request("CHG1"), _limit.Token);
        Assert.True(first.Outcome is RunOutcome.Proven, first.Sentence);
        Assert.All(
            first.Proofs.Where(proof => !NeedAConversation.Contains(proof.Name)),
            proof => Assert.True(proof.Verdict is ProofVerdict.Passed, $"{proof.Name} on {proof.Target}: {proof.Explanation}"));
        var expected = SampleRun.Of(sample);
        Assert.Equal((expected.Changes, expected.RunnerJobs), (first.Changes, first.RunnerJobs));

        // Who counts finds as many changes in the plan as were made.
        var plan = Assert.Single(await bench.EvidenceAsync(RunId.Of(bench.Request("CHG1"))), e => e.Entry.Kind is EvidenceKind.Planned).Details<Plan>();
        Assert.Equal(first.Changes, plan.Changes.Count);
        Assert.Equal(first.Changes, plan.Changes.DistinctBy(change => (change.Object, change.Target)).Count());

        var reads = await ReadsAsync(bench);
        var second = await bench.DriveAsync(engine, bench.Request("CHG2"), _limit.Token);
        Assert.True(second.Outcome is RunOutcome.NothingToDo, second.Sentence);
        Assert.Equal((0, bench.Runners.Count), (second.Changes, second.RunnerJobs));
        Assert.All(await ReadsAsync(bench), read => Assert.InRange(read.Value - reads.GetValueOrDefault(read.Key), 0, 1));
    }

    public void Dispose()
    {
        _limit.Dispose();
        _directory.Dispose();
    }

    private static async Task<Dictionary<string, int>> ReadsAsync(RunBench bench) => (await bench.Estate.CountersAsync())["graphReads"]!.AsObject()
        .ToDictionary(read => read.Key, read => read.Value!.GetValue<int>(), StringComparer.Ordinal);
}
