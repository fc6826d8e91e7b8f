using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Orders;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>Servers, principals and people that do not do their part while a rotation waits.</summary>
public sealed class RotationMishapTests
{
    private const string Second = "fab-ex02.fabrikam.com";

    private static readonly string SkypeOnline = "00000004-0000-0ff1-ce00-000000000000";

    [Fact]
    public async Task A_server_that_is_away_when_the_date_is_near_puts_it_off()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("server-unreachable", new JsonObject { ["server"] = Second, ["startsAfterHours"] = 28 * 24, ["endsAfterHours"] = 31 * 24 });
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.InRange(Count(bench, "Set-AuthConfig"), 2, 3);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("The date was put off", StringComparison.Ordinal));
        Assert.True((bench.Clock.GetUtcNow() - started).TotalDays > 41);
        Assert.Single(bench.Asked);
    }

    [Fact]
    public async Task No_freeze_keeps_the_date_from_being_put_off()
    {
        var start = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        await using var bench = await RotationBench.StartAsync("fabrikam", adapt: p => p with
        {
            Freezes = [new Freeze { From = start.AddDays(20), To = start.AddDays(33), Reason = "year's end" }],
            OutsideWindow = OutsideWindow.Stop,
        });
        await bench.Estate.BreakAsync("server-unreachable", new JsonObject { ["server"] = Second, ["startsAfterHours"] = 28 * 24, ["endsAfterHours"] = 31 * 24 });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("The date was put off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_for_two_days_in_the_middle_is_an_alarm_and_no_more()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("server-unreachable", new JsonObject { ["server"] = Second, ["startsAfterHours"] = 10 * 24, ["endsAfterHours"] = 12 * 24 });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(1, Count(bench, "Set-AuthConfig"));
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("ALARM", StringComparison.Ordinal) && c.Contains(Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rotation_that_is_cancelled_while_it_waits_ends_within_a_day_and_says_what_goes_on_by_itself()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        var request = bench.Request();
        var cancelled = bench.Clock.GetUtcNow().AddDays(5);
        bench.Meanwhile = async now =>
        {
            if (now >= cancelled)
            {
                await new OrderLedger(bench.Run.Records).GiveAsync(new OrderScope(RunId.Of(request)), new RunOrder(OrderKind.Cancel, "olivia", now, "merger"), default);
            }
        };

        var result = await bench.RotateAsync(request);

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.True(bench.Clock.GetUtcNow() < cancelled.AddDays(2));
        Assert.Contains("olivia", result.Sentence, StringComparison.Ordinal);
        Assert.Contains("Exchange publishes it after 2026-12-2", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_principal_that_refuses_stops_the_rotation_before_anything_refers_to_the_new_certificate()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("principal-refuses", new JsonObject { ["appId"] = SkypeOnline });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Equal(0, Count(bench, "Set-AuthConfig"));
        Assert.Single(bench.Asked);
    }

    [Fact]
    public async Task Near_the_end_of_the_certificate_a_person_decides_to_go_on_without_who_refuses()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => EndsIn(estate, days: 40));
        await bench.Estate.BreakAsync("principal-refuses", new JsonObject { ["appId"] = SkypeOnline });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.RotatedWithGap, result.Sentence);
        Assert.Equal(2, bench.Asked.Count);
        Assert.Equal(1, Count(bench, "Set-AuthConfig"));
        var state = await bench.Estate.StateAsync();
        Assert.NotEqual("", state["datacentre"]!["authConfig"]!["previousCertificateThumbprint"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_that_decision_the_rotation_stops_and_nothing_refers_to_the_new_certificate()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => EndsIn(estate, days: 40));
        await bench.Estate.BreakAsync("principal-refuses", new JsonObject { ["appId"] = SkypeOnline });
        bench.Approves = _ => bench.Asked.Count == 1;

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Equal(0, Count(bench, "Set-AuthConfig"));
    }

    [Fact]
    public async Task Who_does_not_follow_within_a_day_is_drained_and_recycled_and_nobody_else_is()
    {
        await using var bench = await RotationBench.StartAsync("contoso");
        await bench.Estate.BreakAsync("servicelet-late", new JsonObject { ["server"] = "ctso-mbx02.contoso.com" });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        var recycled = bench.Estate.Shells.Asked.Where(a => a.Call.Operation is "RecycleApplicationPools").Select(a => a.Server).ToList();
        Assert.Equal(["ctso-mbx02.contoso.com"], recycled);
    }

    [Fact]
    public async Task What_somebody_else_sets_as_next_is_adopted_after_a_new_approval()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("second-writer", new JsonObject { ["target"] = "next" });

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(2, bench.Asked.Count);
        var comments = await bench.CommentsAsync();
        Assert.Contains(comments, c => c.Contains("somebody else sets certificates too", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sets_another_certificate_while_servers_follow_is_told_of_and_the_rotation_is_finished()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam");
        await bench.Estate.BreakAsync("servicelet-late", new JsonObject { ["server"] = Second, ["startsAfterHours"] = 29 * 24, ["endsAfterHours"] = 33 * 24 });
        var former = await CurrentAsync(bench);
        string? rival = null;
        bench.LongestJump = TimeSpan.FromHours(1);
        bench.Meanwhile = async now =>
        {
            if (rival is null && now > new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero) && await CurrentAsync(bench) != former)
            {
                var made = await bench.Estate.OnServerAsync("fab-ex01.fabrikam.com", LocalOperations.CreateAuthCertificate, new KeyValuePair<string, CmdletValue?>("ValidityDays", 1825L));
                rival = made[0].Text("Thumbprint")!;
                await bench.Estate.InvokeAsync(
                    "Set-AuthConfig", new("NewCertificateThumbprint", rival), new("NewCertificateEffectiveDate", now.AddDays(30)), new("Force", new CmdletValue.Switch()));
            }
        };

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.NotNull(rival);
        var config = (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!;
        Assert.Equal(rival, config["nextCertificateThumbprint"]!.GetValue<string>(), ignoreCase: true);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains(rival, StringComparison.OrdinalIgnoreCase) && c.Contains("this rotation did not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_optional_server_that_is_away_is_left_out_by_a_line_of_the_plan()
    {
        await using var bench = await RotationBench.StartAsync(
            "fabrikam",
            adapt: p => p with { Topology = p.Topology with { Servers = [.. p.Topology.Servers.Select(s => s.Fqdn == Second ? s with { Optional = true } : s)] } });
        await bench.Estate.BreakAsync("server-unreachable", Second);

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains($"would leave {Second} out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Microsofts_scheduled_task_blocks_a_rotation_until_somebody_disables_it()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: Windows(Second, """{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check" }] }"""));

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("Daily Auth Certificate Check", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, Count(bench, "CreateAuthCertificate"));
    }

    [Theory]
    [InlineData(-480)]
    [InlineData(780)]
    public async Task Where_Exchange_takes_the_date_for_local_time_what_it_made_of_it_counts(int offset)
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate =>
        {
            estate["exchange"]!["authConfig"]!["datesReadAs"] = "local";
            Windows("fab-ex01.fabrikam.com", $$"""{ "utcOffsetMinutes": {{offset}} }""")(estate);
        });
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(1, Count(bench, "Set-AuthConfig"));
        Assert.InRange((bench.Clock.GetUtcNow() - started).TotalDays, 36.5, 39.5);
    }

    private static Action<JsonNode> Windows(string server, string machine) => estate =>
    {
        estate["windows"] ??= new JsonObject();
        estate["windows"]![server] = JsonNode.Parse(machine);
    };

    internal static void EndsIn(JsonNode estate, int days)
    {
        var auth = estate["certificates"]!["auth"]!;
        auth["issuedDaysAgo"] = auth["validDays"]!.GetValue<int>() - days;
    }

    private static async Task<string> CurrentAsync(RotationBench bench) =>
        (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]!["currentCertificateThumbprint"]!.GetValue<string>();

    private static int Count(RotationBench bench, string operation) => bench.Estate.Shells.Calls.Count(c => c == operation);
}
