using System.Text.Json.Nodes;
using HybridTrust.Steps;

namespace HybridTrust.Support;

/// <summary>What holds for the steps of every procedure.</summary>
internal static class StepCycles
{
    /// <summary>Applied a second time, every step leaves the world as it is.</summary>
    public static async Task ChangesNothingTheSecondTimeAsync(this EstateBench bench)
    {
        await bench.ApplyAllAsync();
        var state = await bench.StateAsync();

        var again = await bench.ApplyAllAsync();

        Assert.All(again.Steps, s => Assert.Equal(StepAction.LeftAlone, s.Action));
        Assert.True(JsonNode.DeepEquals(state, await bench.StateAsync()));
    }

    /// <summary>Undone with what builds on it, a step calls for its change again, and makes it again.</summary>
    public static async Task IsMadeAgainAfterUndoAsync(this EstateBench bench, string name)
    {
        var start = await bench.InspectAsync(name);
        var applied = await bench.ApplyAllAsync();
        var index = applied.Steps.ToList().FindIndex(s => s.Step == bench.Step(name).Id);

        await bench.UndoAsync(applied with { Steps = [.. applied.Steps.Skip(index)] });
        var undone = await bench.InspectAsync(name);
        var again = await bench.ApplyAllAsync();

        // What an earlier step makes first is missing at the start: then the finding is a block.
        Assert.True(start.CallsForChange || start is Finding.Blocked);
        Assert.True(undone.CallsForChange);
        Assert.Null(again.Stopped());
        Assert.Equal(StepAction.Applied, again.Steps[index].Action);
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync(name));
    }
}
