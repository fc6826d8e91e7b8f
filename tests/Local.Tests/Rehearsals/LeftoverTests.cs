using HybridTrust.Local.Processes;
using Xunit;

namespace HybridTrust.Local.Rehearsals;

/// <summary>Whatever ends a rehearsal, no process of it stays. Processes are found by their command lines, as Linux shows them.</summary>
public sealed class LeftoverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [LinuxFact]
    public async Task Ctrl_C_ends_all_of_it()
    {
        using var rehearsal = new RehearsalProcess(_folder);
        await ChildrenOf.FindAsync(_folder.FullPath, " estate ");
        rehearsal.Signal("INT");
        var shell = await rehearsal.EndAsync();

        Assert.Equal((130, "Stopped.\n"), (shell.ExitCode, shell.Error));
        Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
    }

    [LinuxFact]
    public async Task A_kill_of_the_rehearsal_takes_its_children_along()
    {
        using var rehearsal = new RehearsalProcess(_folder);
        await ChildrenOf.FindAsync(_folder.FullPath, "hybrid-runner.dll");
        rehearsal.Signal("KILL");
        await rehearsal.EndAsync();

        Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
    }

    [LinuxTheory]
    [InlineData("hybrid-runner.dll", "hybrid runner fabrikam-exchange")]
    [InlineData(" estate ", "the estate")]
    public async Task The_death_of_a_child_is_told_and_ends_the_rest(string program, string name)
    {
        using var rehearsal = new RehearsalProcess(_folder);
        var child = await ChildrenOf.FindAsync(_folder.FullPath, program);
        System.Diagnostics.Process.GetProcessById(child).Kill();
        var shell = await rehearsal.EndAsync();

        Assert.Equal(1, shell.ExitCode);
        Assert.StartsWith($"{name} (process {child}) ended unexpectedly with exit code 137.", shell.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", shell.Error, StringComparison.Ordinal);
        Assert.Empty(await ChildrenOf.LeftAsync(_folder.FullPath));
    }
}
