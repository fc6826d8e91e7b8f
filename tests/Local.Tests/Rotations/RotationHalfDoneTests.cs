using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>A step of a rotation that dies half done costs nobody anything: the run looks where it stands and goes on from there.</summary>
public sealed class RotationHalfDoneTests
{
    [Fact]
    public async Task A_copy_that_fails_once_is_looked_at_and_made()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var failed = false;
        bench.Estate.Shells.OnCall = asked =>
        {
            if (!failed && asked.Call.Operation is LocalOperations.CopyAuthCertificate)
            {
                failed = true;
                throw new CmdletException(asked.Call.Operation, asked.Server, new CmdletError("ResourceUnavailable", "TimeoutException", "System.TimeoutException", "Timeout", "The other server took too long."));
            }
        };

        var result = await bench.RotateAsync();

        Assert.True(failed && result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Single(bench.Estate.Shells.Calls, "CreateAuthCertificate");
        Assert.Single(bench.Estate.Shells.Calls, "Set-AuthConfig");
    }

    [Fact]
    public async Task A_copy_that_never_comes_about_leaves_the_trust_as_it_was()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        bench.Estate.Shells.OnCall = asked =>
        {
            if (asked.Call.Operation is LocalOperations.CopyAuthCertificate)
            {
                throw new CmdletException(asked.Call.Operation, asked.Server, new CmdletError("ResourceUnavailable", "TimeoutException", "System.TimeoutException", "Timeout", "The other server took too long."));
            }
        };

        var result = await bench.RotateAsync();

        // The next certificate is on one server only and in no vault: nobody has to know it yet.
        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Single(bench.Estate.Shells.Calls, "CreateAuthCertificate");
        Assert.DoesNotContain("Set-AuthConfig", bench.Estate.Shells.Calls);
    }

    [Fact]
    public async Task While_the_server_that_dates_are_set_through_is_away_shortly_before_the_date_the_run_looks_again_and_does_not_give_up()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("server-unreachable", new JsonObject { ["server"] = "fab-ex01.fabrikam.com", ["startsAfterHours"] = (29 * 24) - 1, ["endsAfterHours"] = (29 * 24) + 5 });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Single(bench.Asked);
    }

    [Fact]
    public async Task A_runner_that_is_silent_when_its_turn_comes_is_asked_again()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        DateTimeOffset? silent = null;
        bench.RunnersAnswer = now => bench.Asked.Count == 0 || now > (silent ??= now) + TimeSpan.FromMinutes(20);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Single(bench.Asked);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("did not answer", StringComparison.Ordinal));
    }
}
