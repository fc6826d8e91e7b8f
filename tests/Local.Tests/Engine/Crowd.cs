using HybridTrust.Local.Engine;
using HybridTrust.Workflows;
using HybridTrust.Workflows.Cases;

namespace HybridTrust.Local.Tests.Engine;

/// <summary>Instances whose records stand mixed in one journal: the even ones have ended, the odd ones wait for an event.</summary>
internal sealed class Crowd
{
    public const int Size = 8;
    private readonly WorkflowReference<int, string> _flow;

    public Crowd()
    {
        var addOne = Registry.Activity("add-one", (int input) => input + 1);
        _flow = Registry.Workflow<int, string>("member", async (workflow, input) =>
        {
            var sum = input;
            for (var step = 0; step < 3; step++)
            {
                sum = (await workflow.CallActivityAsync(addOne, sum)).Required();
            }

            workflow.PublishStatus("waiting");
            var outcome = await workflow.WaitForEventAsync<string>("go", workflow.UtcNow.AddHours(1));
            sum = (await workflow.CallActivityAsync(addOne, sum)).Required();
            return outcome is EventOutcome<string>.Received received ? $"{received.Payload} {sum}" : "timed out";
        });
    }

    public WorkflowRegistry Registry { get; } = new();

    public static IEnumerable<string> Ids => Enumerable.Range(0, Size).Select(number => $"member-{number}");

    public static string ResultOf(string id) => $"\"gone {int.Parse(id["member-".Length..]) + 4}\"";

    public static bool HasEnded(string id) => int.Parse(id["member-".Length..]) % 2 == 0;

    /// <summary>Writes a journal in which every member has its records.</summary>
    public async Task FillAsync(EngineDirectory directory, CancellationToken limit)
    {
        await using var engine = await directory.OpenAsync(Registry);
        await Task.WhenAll(Ids.Select(async id =>
        {
            await StartAsync(engine, id, limit);
            while ((await engine.FindAsync(id, limit))?.StatusJson is null)
            {
                await Task.Yield();
            }
        }));
        await Task.WhenAll(Ids.Where(HasEnded).Select(id => FinishAsync(engine, id, limit)));
    }

    public Task<StartOutcome> StartAsync(EmbeddedEngine engine, string id, CancellationToken limit) =>
        engine.StartAsync(_flow, id, int.Parse(id["member-".Length..]), limit);

    /// <summary>Sends the event (not if it was sent) and waits for the end.</summary>
    public static async Task<WorkflowInstance> FinishAsync(EmbeddedEngine engine, string id, CancellationToken limit)
    {
        await engine.RaiseEventAsync(id, "go", "gone", limit);
        return await engine.WaitForEndAsync(id, limit);
    }
}
