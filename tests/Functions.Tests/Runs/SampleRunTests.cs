using HybridTrust.Cmdlets;
using HybridTrust.Evidence;
using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Functions.Tests.Support;
using HybridTrust.Functions.Tests.Timers;
using HybridTrust.Functions.Timers;
using HybridTrust.Local.Engine;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Runs;
using HybridTrust.Steps;
using HybridTrust.Testing;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>
/// Every sample, whole, on Durable Task with the Azure host's adapters, beside the same run on the embedded engine with the simulation's: two
/// engines and two sets of adapters on copies of one world.
/// </summary>
public sealed class SampleRunTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(5));

    /// <summary>Sample, and how many places the watch sees the certificate in afterwards: the vault, principals, and the dedicated application; twice as many where one is staged.</summary>
    [Theory]
    [InlineData("fabrikam", 2)]
    [InlineData("contoso", 5)]
    [InlineData("litware", 0)]
    [InlineData("northwind", 10)]
    public async Task A_sample_ends_as_on_the_embedded_engine_with_the_same_changes_jobs_proofs_and_evidence_and_is_watched(string sample, int places)
    {
        var run = SampleRun.Of(sample);
        await using var bench = await StartAsync(sample, p => p, null);

        var stories = await CompareAsync(bench);

        Assert.Equal([RunOutcome.ChangesPending, RunOutcome.Proven, RunOutcome.NothingToDo], stories.Select(s => s.Outcome));
        Assert.Equal((run.Changes, run.RunnerJobs), (stories[1].Changes, stories[1].RunnerJobs));
        var log = new LogLines<WatchTimer>();
        await WatchTimerTests.WatchAsync(bench, log);
        Assert.Empty(log.Of("WatchProblem"));
        Assert.Contains($"saw {places} certificates:", Assert.Single(log.Of("WatchHeartbeat")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_rest_the_host_itself_carries_out_and_proves_what_is_Exchange_Onlines_and_ends_as_on_the_embedded_engine()
    {
        await using var bench = await StartAsync("contoso", p => p with { ExchangeOnline = ExchangeOnlineAccess.Rest }, null);

        var stories = await CompareAsync(bench);

        Assert.Equal([RunOutcome.ChangesPending, RunOutcome.Proven, RunOutcome.NothingToDo], stories.Select(s => s.Outcome));
        var evidence = await bench.EvidenceAsync(RunId.Of(RequestOf(bench, RunAction.Apply)));
        var steps = evidence.Where(r => r.Entry.Kind is EvidenceKind.Inspected or EvidenceKind.Changed).Select(r => r.Details<StepEvidence>())
            .Where(step => step.Site is Site.ExchangeOnline).ToList();
        Assert.Contains(steps, step => step.Result.Action is StepAction.Applied);
        Assert.All(steps, step => Assert.Equal("cloud", step.Batch.Executor));
        var proofs = evidence.Where(r => r.Entry.Kind is EvidenceKind.Proved).Where(r => r.Details<ProofResult>().Name is "oauth-from-cloud").ToList();
        Assert.NotEmpty(proofs);
        Assert.All(proofs, proof => Assert.Equal(ProofVerdict.Passed, proof.Details<ProofResult>().Verdict));
        Assert.DoesNotContain(ShellKind.ExchangeOnline, bench.Estate.Shells.Opened);
    }

    public void Dispose() => _limit.Dispose();

    private static async Task<RunBench> StartAsync(string sample, Func<OrganizationProfile, OrganizationProfile> adapt, DirectoryInfo? copyOf) =>
        await RunBench.StartAsync(await EstateBench.StartAsync(sample: sample, adapt: adapt, copyOf: copyOf));

    /// <summary>The world and the profile before anything was done.</summary>
    private static async Task<string> KnownAsync(RunBench bench) =>
        (await bench.Estate.StateAsync()).ToJsonString() + Json.TrustJson.Serialize(bench.Estate.Profile);

    private static RunRequest RequestOf(RunBench bench, RunAction action) => bench.Request($"CHG-{action}", action);

    private async Task<List<RunStory>> CompareAsync(RunBench bench)
    {
        var known = await KnownAsync(bench);
        await using var copy = await StartAsync(bench.Estate.Profile.Name, _ => bench.Estate.Profile, bench.Estate.Data);

        var durable = await OnDurableTaskAsync(bench, known);
        var embedded = await OnEmbeddedEngineAsync(copy, known);

        var differences = durable.Zip(embedded).SelectMany(pair => pair.First.DifferencesTo(pair.Second)).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        return durable;
    }

    private async Task<List<RunStory>> OnDurableTaskAsync(RunBench bench, string known)
    {
        await using var hub = await InMemoryHub.StartAsync();
        using var ports = new HostPorts(bench.Estate);
        await using var worker = await DurableWorker.StartAsync(
            hub.Address, new WorkflowRegistry().AddRuns().AddDurable(), bench.Records, services => ports.AddTo(bench.AddTo(services)));
        return await TellAsync(worker.Client, bench, known);
    }

    private async Task<List<RunStory>> OnEmbeddedEngineAsync(RunBench bench, string known)
    {
        var journal = Directory.CreateTempSubdirectory("hybridtrust-journal-");
        await using (var engine = new EmbeddedEngine(
            new WorkflowRegistry().AddRuns(), bench.Services, TimeProvider.System, NullLoggerFactory.Instance, new EmbeddedEngineOptions { DataDirectory = journal.FullName }))
        {
            await engine.StartAsync(_limit.Token);
            var stories = await TellAsync(engine, bench, known);
            await engine.StopAsync(_limit.Token);
            journal.Delete(recursive: true);
            return stories;
        }
    }

    /// <summary>A plan, its application, and one more look.</summary>
    private async Task<List<RunStory>> TellAsync(IWorkflowClient client, RunBench bench, string known)
    {
        var stories = new List<RunStory>();
        foreach (var action in new[] { RunAction.Plan, RunAction.Apply, RunAction.Verify })
        {
            var request = RequestOf(bench, action);
            var result = await bench.DriveAsync(client, request, _limit.Token);
            var evidence = await bench.EvidenceAsync(RunId.Of(request));
            Assert.All(evidence, record => Assert.True(record.IsIntact()));
            stories.Add(RunStory.Of(result, evidence, known));
        }

        return stories;
    }
}
