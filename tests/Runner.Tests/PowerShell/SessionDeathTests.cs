using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Runner.Lifetime;
using static HybridTrust.Runner.Tests.PowerShell.Toolbox;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>Processes that die, hang, and come back.</summary>
public sealed class SessionDeathTests : IAsyncLifetime
{
    private readonly Toolbox _toolbox = new();

    public Task InitializeAsync() => _toolbox.InitializeAsync();

    public Task DisposeAsync() => _toolbox.DisposeAsync();

    [PowerShellFact]
    public async Task A_read_whose_process_dies_is_asked_again_once_in_a_new_one()
    {
        Assert.Equal("alive", Assert.Single((await _toolbox.InvokeAsync("Get-DeathOnce")).Objects).Text("Name"));
        Assert.Equal(2, _toolbox.Count());
    }

    [PowerShellFact]
    public async Task A_read_that_kills_every_process_is_given_up_after_the_second_with_its_last_words()
    {
        var error = await _toolbox.FailAsync("Get-DeathAlways");

        Assert.Equal(CmdletErrorKind.SessionDied, error.Kind);
        Assert.Equal(2, _toolbox.Count());
        Assert.Contains("Exit code 7", error.Text, StringComparison.Ordinal);
        Assert.Contains("last words", error.Text, StringComparison.Ordinal);
    }

    [PowerShellFact]
    public async Task A_change_whose_process_dies_is_never_made_a_second_time_and_the_shell_opens_again()
    {
        var error = await _toolbox.FailAsync("New-Death");

        Assert.Equal(CmdletErrorKind.SessionDied, error.Kind);
        Assert.Equal(1, _toolbox.Count());
        Assert.Contains("may be done in part", error.Text, StringComparison.Ordinal);
        Assert.Equal("still here", Assert.Single((await _toolbox.InvokeAsync("Get-Echo", Given("Text", "still here"))).Objects).Text("Text"));
    }

    [PowerShellFact]
    public async Task A_cmdlet_that_hangs_is_ended_at_its_limit_with_everything_it_started()
    {
        var asked = _toolbox.FailAsync("Set-Hang");
        var pids = await PidsAsync();
        _toolbox.Time.Elapse();
        var error = await asked;

        Assert.Equal(CmdletErrorKind.SessionDied, error.Kind);
        Assert.Contains("time limit", error.Text, StringComparison.Ordinal);
        Assert.All(pids, id => Assert.False(new ParentProcess(id).IsAlive(), $"process {id} lives on"));
        Assert.NotEmpty((await _toolbox.InvokeAsync("Get-Echo")).Objects);
    }

    [PowerShellFact]
    public async Task Two_shells_work_side_by_side_and_the_death_of_one_is_nothing_to_the_other()
    {
        var one = await _toolbox.OpenAsync("ex1.fabrikam.com");
        var other = await _toolbox.OpenAsync("ex2.fabrikam.com");
        var dying = Assert.ThrowsAsync<CmdletException>(() => one.InvokeAsync(OperationCall.Of("New-Death"), CancellationToken.None));
        var echoes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            other.InvokeAsync(OperationCall.Of("Get-Echo", Given("Number", n)), CancellationToken.None)));
        await dying;

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"{n}"), echoes.Select(e => Assert.Single(e.Objects).Text("Number")));
        Assert.Same(one, await _toolbox.OpenAsync("EX1.fabrikam.com"));
    }

    [PowerShellFact]
    public async Task No_process_is_left_when_the_batch_is_over()
    {
        var id = int.Parse(Assert.Single((await _toolbox.InvokeAsync("Get-Echo")).Objects).Text("ProcessId")!, CultureInfo.InvariantCulture);
        var process = new ParentProcess(id);
        Assert.True(process.IsAlive());

        await _toolbox.Shells.DisposeAsync();

        Assert.False(process.IsAlive());
    }

    /// <summary>The hanging cmdlet's own process and the one that it started.</summary>
    private async Task<int[]> PidsAsync()
    {
        var file = _toolbox.Folder.At("pids.txt");
        while (!File.Exists(file))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return [.. (await File.ReadAllTextAsync(file)).Split(' ').Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];
    }
}
