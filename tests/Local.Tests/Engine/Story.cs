using System.Collections.Concurrent;
using HybridTrust.Local.Engine;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>
/// A run that uses everything: activities, a retry, a fan-out, children, events before and in their waits, a time-out,
/// a timer, ids, a published status. Its effects are counted here, outside the engine, so that crashes do not undo them.
/// </summary>
internal sealed class Story
{
    private const string Id = "story";
    private readonly WorkflowReference<int, string> _parent;
    private int _tries;

    public Story()
    {
        var effect = Registry.Activity("effect", (string name) => Count(name));
        var shaky = Registry.Activity("shaky", (string name) =>
            Interlocked.Increment(ref _tries) == 1 ? throw new IOException("the line is down") : Count(name));
        var child = Registry.Workflow<string, string>("child", async (workflow, input) =>
        {
            var outcome = await workflow.CallActivityAsync(effect, $"{input} of child");
            return outcome.Required() + " for " + workflow.NewGuid();
        });
        _parent = Registry.Workflow<int, string>("parent", async (workflow, count) =>
        {
            var told = new List<string> { workflow.NewGuid().ToString() };
            workflow.PublishStatus("begun");
            told.Add((await workflow.CallActivityAsync(effect, "first")).Required());
            told.Add((await workflow.CallActivityAsync(shaky, "shaky", new RetryPolicy(3, TimeSpan.FromMilliseconds(1), 1))).Required());
            var children = await Task.WhenAll(
                Enumerable.Range(0, count).Select(number => workflow.CallChildAsync(child, $"story-job-{number}", $"job {number}")));
            told.AddRange(children.Select(outcome => outcome.Required()));
            var activities = await Task.WhenAll(
                Enumerable.Range(0, count).Select(number => workflow.CallActivityAsync(effect, $"side {number}")));
            told.AddRange(activities.Select(outcome => outcome.Required()));
            workflow.PublishStatus("waiting for approval");
            told.Add(await WaitAsync(workflow, "approval", workflow.UtcNow.AddHours(1)));
            told.Add(await WaitAsync(workflow, "never", workflow.UtcNow.AddMilliseconds(2)));
            await workflow.DelayUntilAsync(workflow.UtcNow.AddMilliseconds(2));
            told.Add((await workflow.CallActivityAsync(effect, "last")).Required());
            return string.Join("; ", told);
        });
    }

    public WorkflowRegistry Registry { get; } = new();

    public ConcurrentDictionary<string, int> Effects { get; } = new(StringComparer.Ordinal);

    /// <summary>Drives the story as a stubborn client does: what was not acknowledged is asked for again.</summary>
    public async Task<WorkflowInstance> DriveAsync(EmbeddedEngine engine, CancellationToken limit)
    {
        await engine.StartAsync(_parent, Id, 2, limit);
        await engine.RaiseEventAsync(Id, "approval", "approved", limit);
        return await engine.WaitForEndAsync(Id, limit);
    }

    public void AssertEveryEffectHappened()
    {
        string[] expected = ["first", "job 0 of child", "job 1 of child", "last", "shaky", "side 0", "side 1"];
        Assert.Equal(expected, Effects.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static async Task<string> WaitAsync(IWorkflow workflow, string name, DateTimeOffset until) =>
        await workflow.WaitForEventAsync<string>(name, until) is EventOutcome<string>.Received received
            ? received.Payload
            : "timed out";

    private string Count(string name)
    {
        Effects.AddOrUpdate(name, 1, (_, times) => times + 1);
        return name;
    }
}
