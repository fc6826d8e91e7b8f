using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>Near the end of the certificate in use, servers that work come before one that does not answer; a person decides (I3).</summary>
public sealed class RotationGapTests
{
    private const string Second = "fab-ex02.fabrikam.com";

    [Fact]
    public async Task A_required_server_that_does_not_answer_is_left_out_when_a_person_approves_it_and_the_former_keys_stay()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 40));
        await bench.Estate.BreakAsync("server-unreachable", Second);
        var former = await CurrentAsync(bench);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.RotatedWithGap, result.Sentence);
        Assert.Equal(2, bench.Asked.Count);
        Assert.Contains(Second, result.Sentence, StringComparison.Ordinal);
        Assert.Contains(ProcedureIds.EmergencyImport, result.Sentence, StringComparison.Ordinal);
        Assert.NotEqual(former, await CurrentAsync(bench));
        Assert.Contains(former, (await bench.Estate.StateAsync())["tenant"]!["principals"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_principal_that_refuses_keeps_nobody_else_from_the_next_certificate()
    {
        const string TeamsScheduler = "7557eb47-c689-4224-abcf-aef9bd7573df";
        await using var bench = await RotationBench.StartAsync("contoso", change: estate => RotationMishapTests.EndsIn(estate, days: 40));
        await bench.Estate.BreakAsync("principal-refuses", new JsonObject { ["appId"] = TeamsScheduler });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.RotatedWithGap, result.Sentence);
        var current = await CurrentAsync(bench);
        var tenant = (await bench.Estate.StateAsync())["tenant"]!;
        Assert.Equal([false, true, true], new[] { TeamsScheduler, "00000004-0000-0ff1-ce00-000000000000", "db7de2b5-2149-435e-8043-e080dd50afae" }.Select(Knows));
        Assert.Contains(current, tenant["applications"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, bench.Asked.Count);

        bool Knows(string application) => tenant["principals"]!.AsArray().Single(p => p!["appId"]!.GetValue<string>() == application)!.ToJsonString().Contains(current, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_that_approval_nothing_is_changed()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 40));
        await bench.Estate.BreakAsync("server-unreachable", Second);
        bench.Approves = _ => false;

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.DoesNotContain("CreateAuthCertificate", bench.Estate.Shells.Calls);
    }

    [Fact]
    public async Task While_there_is_time_nobody_is_asked_to_go_on_without_a_server()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("server-unreachable", Second);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Empty(bench.Asked);
        Assert.Contains(Second, result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_goes_away_before_a_date_that_cannot_be_put_off_is_left_out_when_a_person_approves_it()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => RotationMishapTests.EndsIn(estate, days: 33));
        await bench.Estate.BreakAsync("server-unreachable", new JsonObject { ["server"] = Second, ["startsAfterHours"] = 20 * 24 });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.RotatedWithGap, result.Sentence);
        Assert.Equal(2, bench.Asked.Count);
        Assert.Equal(1, bench.Estate.Shells.Calls.Count(c => c is "Set-AuthConfig"));
    }

    private static async Task<string> CurrentAsync(RotationBench bench) =>
        (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();
}
