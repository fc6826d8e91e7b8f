using HybridTrust.Functions.Durable;
using HybridTrust.Functions.Tests.Durable;
using HybridTrust.Local.Engine;
using HybridTrust.Runs;
using HybridTrust.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Functions.Tests.Runs;

/// <summary>The product's runs on Durable Task with an estate behind their activities, beside the same runs on the embedded engine.</summary>
public sealed class RunOnEstateTests
{
    [Fact]
    public async Task A_plan_an_application_and_a_second_one_end_as_they_do_on_the_embedded_engine()
    {
        RunAction[] actions = [RunAction.Plan, RunAction.Apply, RunAction.Verify];

        var durable = await OnDurableTaskAsync(actions);
        var embedded = await OnEmbeddedEngineAsync(actions);

        Assert.Equal([RunOutcome.ChangesPending, RunOutcome.Proven, RunOutcome.NothingToDo], durable.Select(s => s.Outcome));
        foreach (var (one, other) in durable.Zip(embedded))
        {
            Assert.Equal(other with { Proofs = [], Evidence = [] }, one with { Proofs = [], Evidence = [] });
            Assert.Equal(other.Proofs, one.Proofs);
            Assert.Equal(other.Evidence, one.Evidence);
        }
    }

    private static async Task<List<RunStory>> OnDurableTaskAsync(RunAction[] actions)
    {
        await using var world = await EstateWorld.StartAsync();
        await using var hub = await InMemoryHub.StartAsync();
        await using var worker = await DurableWorker.StartAsync(
            hub.Address, new WorkflowRegistry().AddRuns().AddDurable(), world.Records, world.AddPorts);
        return await TellAsync(worker.Client, world, actions);
    }

    private static async Task<List<RunStory>> OnEmbeddedEngineAsync(RunAction[] actions)
    {
        await using var world = await EstateWorld.StartAsync();
        var journal = Directory.CreateTempSubdirectory("hybridtrust-journal-");
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<Records.IRecords>(world.Records);
        world.AddPorts(services);
        await using var provider = services.BuildServiceProvider();
        await using (var engine = new EmbeddedEngine(
            new WorkflowRegistry().AddRuns(), provider, TimeProvider.System, NullLoggerFactory.Instance, new EmbeddedEngineOptions { DataDirectory = journal.FullName }))
        {
            await engine.StartAsync(default);
            var stories = await TellAsync(engine, world, actions);
            await engine.StopAsync(default);
            journal.Delete(recursive: true);
            return stories;
        }
    }

    private static async Task<List<RunStory>> TellAsync(IWorkflowClient client, EstateWorld world, RunAction[] actions)
    {
        var stories = new List<RunStory>();
        foreach (var action in actions)
        {
            stories.Add(await RunStory.TellAsync(client, world, action));
        }

        return stories;
    }
}
