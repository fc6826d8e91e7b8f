using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>What every procedure of a sample did is put back: the estate is as it was, field by field, but for what cannot be undone.</summary>
public class SampleUndoTests
{
    private const string Irreversible = "first-party-cleanup/own-keys";

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("contoso")]
    [InlineData("litware")]
    [InlineData("northwind")]
    public async Task A_sample_carried_out_twice_and_undone_is_as_it_was(string sample)
    {
        // Servers of other sites would go on with removed overrides until their own domain controller and their own cache follow.
        await using var bench = await EstateBench.StartAsync(estate => estate["exchange"]!["replicationDelaySeconds"] = 0, sample: sample);
        var start = await bench.StateAsync();

        var applied = await bench.ApplyAllAsync();
        Assert.Null(applied.Stopped());
        var made = await bench.StateAsync();
        Assert.DoesNotContain((await bench.ApplyAllAsync()).Steps, s => s.Action is not StepAction.LeftAlone);
        Assert.Equal([], EstateSettings.Between(made, await bench.StateAsync()));

        var undone = await bench.UndoAsync(applied);
        Assert.All(undone.Steps, s => Assert.True(
            s.Action is StepAction.Undone or StepAction.LeftAlone || (s is { Step: Irreversible, Action: StepAction.Refused }), $"{s.Step}: {s.Action}, {s.Explanation}"));
        var end = await bench.StateAsync();
        Assert.Equal(
            applied.Steps.Any(s => s is { Step: Irreversible, Action: StepAction.Applied }) ? ["$.tenant.principals[0].keys"] : [],
            EstateSettings.Between(start, end));
        Assert.All(end["secrets"]!.AsArray(), version => Assert.False(version!["enabled"]!.GetValue<bool>(), "A version that the run kept in the vault is still in use."));
    }
}
