using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Runs;
using Xunit;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>What an emergency procedure takes into account, and what it leaves alone.</summary>
public sealed class EmergencyCareTests
{
    private const string First = "fab-ex01.fabrikam.com";
    private const string Second = "fab-ex02.fabrikam.com";
    private const string Dublin = "ctso-mbx03.contoso.com";

    [Fact]
    public async Task A_healthy_certificate_with_a_subject_of_its_own_is_not_replaced_and_can_be_rotated()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: estate => estate["certificates"]!["auth"]!["subject"] = "CN=Fabrikam OAuth");

        var emergency = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));
        var planned = await bench.RotateAsync(bench.Request("CHG2"));

        Assert.True(emergency.Outcome is RunOutcome.StoppedSafely, emergency.Sentence);
        Assert.Contains("planned rotation", emergency.Sentence, StringComparison.Ordinal);
        Assert.True(planned.Outcome is RunOutcome.Proven, planned.Sentence);
    }

    [Fact]
    public async Task A_certificate_whose_life_was_made_short_is_published_and_no_second_one_is_made()
    {
        await using var bench = await EndedAsync("fabrikam", adapt: p => p with { Rotation = p.Rotation with { ValidityDays = 45 } });
        bench.Estate.Shells.SnapIn = false;

        var halfDead = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));
        bench.Estate.Shells.SnapIn = true;
        var published = await bench.RotateAsync(bench.Request("CHG2", ProcedureIds.EmergencyPublish));

        Assert.Contains("runner.json", halfDead.Sentence, StringComparison.Ordinal);
        Assert.True(published.Outcome is RunOutcome.Proven, published.Sentence);
        Assert.Equal(1, Count(bench, LocalOperations.CreateAuthCertificate));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(40, true)]
    public async Task The_next_certificate_is_published_where_it_leaves_time_for_a_planned_rotation(int days, bool published)
    {
        await using var bench = await EndedAsync("fabrikam");
        var next = (await bench.Estate.OnServerAsync(First, LocalOperations.CreateAuthCertificate, new KeyValuePair<string, CmdletValue?>("ValidityDays", (long)days)))[0].Text("Thumbprint")!;
        await StageAsync(bench, next);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(published, next == await ConfigAsync(bench, "currentCertificateThumbprint"));
    }

    [Fact]
    public async Task A_next_certificate_that_is_lost_keeps_no_server_from_the_one_in_use()
    {
        await using var bench = await RotationBench.StartAsync("northwind", change: estate =>
        {
            foreach (var (_, server) in estate["exchange"]!["servers"]!.AsObject())
            {
                server!["certificates"]!.AsObject().Remove("auth-next");
            }

            Lacks("nw-mbx02.northwindtraders.com")(estate);
        }, setUp: false);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyImport));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(1, Count(bench, LocalOperations.CopyAuthCertificate));
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains("Name another next one before its date comes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_of_a_certificate_that_has_ended_helps_nobody()
    {
        await using var bench = await EndedAsync("fabrikam", change: Lacks(Second));

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyImport));

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("has ended", result.Sentence, StringComparison.Ordinal);
        Assert.Contains(ProcedureIds.EmergencyPublish, result.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, Count(bench, LocalOperations.CopyAuthCertificate));
    }

    [Fact]
    public async Task The_previous_certificate_stays_while_a_site_names_another_one()
    {
        await using var bench = await RotationBench.StartAsync("contoso", setUp: false);
        var made = await bench.Estate.OnServerAsync("ctso-mbx01.contoso.com", LocalOperations.CreateAuthCertificate, new KeyValuePair<string, CmdletValue?>("ValidityDays", 1825L));
        await bench.Estate.BreakAsync("replication-slow", new JsonObject { ["hours"] = 48 });
        await StageAsync(bench, made[0].Text("Thumbprint")!);
        await bench.Estate.InvokeAsync("Set-AuthConfig", new KeyValuePair<string, CmdletValue?>("PublishCertificate", new CmdletValue.Switch()));
        bench.Estate.Shells.Calls.Clear();

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyClear));

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("ctso-dc02.contoso.com (site Dublin)", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, Count(bench, "Set-AuthConfig"));
    }

    [Fact]
    public async Task The_previous_certificate_stays_while_a_site_cannot_be_asked()
    {
        await using var bench = await RotationBench.StartAsync(
            "contoso", adapt: p => p with { Topology = p.Topology with { DomainControllers = [.. p.Topology.DomainControllers.Where(d => d.AdSite is not "Dublin")] } }, setUp: false);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyClear));

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains("nobody asked site Dublin", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, Count(bench, "Set-AuthConfig"));
    }

    [Fact]
    public async Task An_approved_emergency_waits_for_no_window_and_no_freeze_and_whoever_approves_reads_so()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", change: Lacks(Second), setUp: false, adapt: p => p with
        {
            MaintenanceWindow = new MaintenanceWindow { Days = [DayOfWeek.Saturday], Opens = new TimeOnly(22, 0), Closes = new TimeOnly(4, 0) },
            Freezes = [new Freeze { From = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), To = new(2027, 1, 10, 0, 0, 0, TimeSpan.Zero), Reason = "year's end" }],
        });
        var started = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync(bench.Request("INC1", ProcedureIds.EmergencyImport));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.InRange(bench.Clock.GetUtcNow() - started, TimeSpan.Zero, TimeSpan.FromHours(1));
        Assert.Contains("outside the maintenance window and freezes", Assert.Single(bench.Asked), StringComparison.Ordinal);
        Assert.Contains(await bench.CommentsAsync(), c => c.StartsWith("Plan ", StringComparison.Ordinal) && c.Contains("outside the maintenance window and freezes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Microsofts_scheduled_task_is_told_in_the_plan_and_stops_no_emergency()
    {
        await using var bench = await EndedAsync("fabrikam", change: estate =>
            estate["windows"] = new JsonObject { [Second] = JsonNode.Parse("""{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check" }] }""") });

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Contains(await bench.CommentsAsync(), c => c.Contains($"'Daily Auth Certificate Check' is enabled on {Second}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_is_recycled_when_its_site_has_heard_and_else_the_run_says_which_ones_are_left()
    {
        await using var bench = await EndedAsync("contoso");
        await bench.Estate.BreakAsync("replication-slow", new JsonObject { ["hours"] = 6 });

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        Assert.True(result.Outcome is RunOutcome.StoppedSafely, result.Sentence);
        Assert.Contains($"recycle these, one after the other: {Dublin} (Restart-WebAppPool", result.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ["ctso-mbx01.contoso.com", "ctso-mbx02.contoso.com"],
            bench.Estate.Shells.Asked.Where(a => a.Call.Operation is LocalOperations.RecycleApplicationPools).Select(a => a.Server));
    }

    [Fact]
    public async Task A_site_that_hears_within_minutes_is_waited_for()
    {
        await using var bench = await EndedAsync("contoso", change: estate => estate["exchange"]!["replicationDelaySeconds"] = 40);

        var result = await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        Assert.True(result.Outcome is RunOutcome.Proven, result.Sentence);
        Assert.Equal(3, Count(bench, LocalOperations.RecycleApplicationPools));
    }

    [Fact]
    public async Task A_refused_emergency_shows_nothing_that_cannot_happen()
    {
        await using var bench = await RotationBench.StartAsync("fabrikam", setUp: false);

        await bench.RotateAsync(bench.Request("CHG1", ProcedureIds.EmergencyPublish));

        var plan = (await bench.CommentsAsync()).Single(c => c.StartsWith("Plan ", StringComparison.Ordinal));
        Assert.DoesNotContain("would publish", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("would recycle", plan, StringComparison.Ordinal);
        Assert.Contains("see step emergency-publish/replacement", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("rotate/next-certificate", plan, StringComparison.Ordinal);
    }

    /// <summary>A sample on the day after its auth certificate ended, with a runner that reaches Exchange all the same.</summary>
    private static async Task<RotationBench> EndedAsync(string sample, Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null)
    {
        var bench = await RotationBench.StartAsync(
            sample,
            change: estate =>
            {
                RotationMishapTests.EndsIn(estate, days: 1);
                change?.Invoke(estate);
            },
            adapt,
            setUp: false);
        bench.Clock.MoveTo(bench.Clock.GetUtcNow().AddDays(2));
        bench.Estate.Shells.SnapIn = true;
        return bench;
    }

    private static Action<JsonNode> Lacks(string server) => estate => estate["exchange"]!["servers"]![server]!["certificates"]!.AsObject().Remove("auth");

    private static async Task StageAsync(RotationBench bench, string thumbprint)
    {
        bench.Estate.Shells.SnapIn = true;
        await bench.Estate.InvokeAsync(
            "Set-AuthConfig", new("NewCertificateThumbprint", thumbprint), new("NewCertificateEffectiveDate", bench.Clock.GetUtcNow().AddDays(30)), new("Force", new CmdletValue.Switch()));
    }

    private static async Task<string> ConfigAsync(RotationBench bench, string property) =>
        (await bench.Estate.StateAsync())["datacentre"]!["authConfig"]![property]!.GetValue<string>();

    private static int Count(RotationBench bench, string operation) => bench.Estate.Shells.Calls.Count(c => c == operation);
}
