using HybridTrust.Procedures.SkypeOnlinePartner;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>A whole procedure through real processes: bridge, remoting protocol, cmdlets with state on disk.</summary>
public sealed class ProcedureTests : IDisposable
{
    private readonly FakeServers _servers = new();

    public void Dispose() => _servers.Dispose();

    [PowerShellFact]
    public async Task The_on_premises_steps_are_made_seen_left_alone_and_put_back()
    {
        await using var shells = _servers.Open();
        var before = await _servers.InspectAsync(shells);
        Assert.Equal(
            ["Missing", "Different", "Missing", "Missing", "Missing", "InPlace"],
            before.Steps.Select(s => s.Before!.Finding.GetType().Name));

        var applied = await ApplyAsync(shells, before);
        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.Equal(5, applied.Steps.Count(s => s.Action is StepAction.Applied));

        var again = await ApplyAsync(shells, await _servers.InspectAsync(shells));
        Assert.All(again.Steps, s => Assert.Equal(StepAction.LeftAlone, s.Action));

        var undone = await _servers.RunAsync(
            shells, BatchMode.Undo, [.. applied.Steps.Reverse().Select(s => new StepOrder(s.Step, null, s.Before))], applied.Facts);
        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone or StepAction.LeftAlone, $"{s.Step}: {s.Explanation}"));
        Assert.Equal(before.Steps.Select(s => s.Before!.Finding.Sentence), (await _servers.InspectAsync(shells)).Steps.Select(s => s.Before!.Finding.Sentence));
    }

    [PowerShellFact]
    public async Task A_change_that_was_made_before_its_server_went_down_is_seen_and_counts_as_made()
    {
        await using var shells = _servers.OpenInside();
        var before = await _servers.InspectAsync(shells);
        await File.WriteAllTextAsync(_servers.Folder.At("die-after"), "");

        var applied = await ApplyAsync(shells, before);

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.False(File.Exists(_servers.Folder.At("die-after")));
        Assert.Equal(StepAction.Applied, applied.Steps[0].Action);
    }

    [PowerShellFact]
    public async Task A_change_whose_server_went_down_first_fails_with_what_was_seen_since_and_the_next_run_makes_it()
    {
        await using var shells = _servers.OpenInside();
        var before = await _servers.InspectAsync(shells);
        await File.WriteAllTextAsync(_servers.Folder.At("die-before"), "");

        var applied = await ApplyAsync(shells, before);

        Assert.Equal(SkypeOnlinePartnerProcedure.ProcedureId + "/application-account", applied.Stopped()?.Step);
        Assert.Equal(StepAction.Failed, applied.Steps[0].Action);
        Assert.Contains("may be done in part", applied.Steps[0].Explanation, StringComparison.Ordinal);
        Assert.Contains("would create mail user", applied.Steps[0].Explanation, StringComparison.Ordinal);
        Assert.Null((await ApplyAsync(shells, await _servers.InspectAsync(shells))).Stopped());
    }

    private Task<BatchResult> ApplyAsync(Cmdlets.ICmdletShells shells, BatchResult inspected) =>
        _servers.RunAsync(shells, BatchMode.Apply, [.. inspected.Steps.Select(s => new StepOrder(s.Step, s.Before!.Finding, null))]);
}
