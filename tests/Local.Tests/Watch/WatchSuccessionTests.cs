using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Tickets;
using HybridTrust.Watch;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>An auth certificate near its end, and what is there to follow it.</summary>
public sealed class WatchSuccessionTests
{
    [Fact]
    public async Task A_next_certificate_that_only_the_vault_has_follows_nothing_and_the_rotation_is_proposed()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();
        await ComeToAsync(bench, daysLeft: 110);
        await VaultNextAsync(bench);

        await bench.WatchAsync();

        Assert.Equal(ExpiryLevel.Stage, (await CauseAsync(bench))!.Level);
        Assert.Equal(RunAction.Rotate, Assert.Single(await bench.OpenedAsync()).Action);
    }

    [Fact]
    public async Task While_a_rotation_that_has_vaulted_its_certificate_goes_on_nothing_is_told_neither_that_it_is_due_nor_that_it_is_gone()
    {
        await using var bench = await NearItsEndAsync(daysLeft: 170);
        await bench.WatchAsync();
        var rotation = await BeginAsync(bench, RunAction.Rotate);
        await bench.UntilAsync(rotation, status => status.Phase is RunPhase.WaitingForApproval);
        await VaultNextAsync(bench);
        var told = await ToldAsync(bench);

        await ComeToAsync(bench, daysLeft: 110);
        await bench.WatchAsync();

        Assert.Equal(ExpiryLevel.Ticket, (await CauseAsync(bench))!.Told);
        Assert.Equal(told, await ToldAsync(bench));
        Assert.Empty(await bench.OpenedAsync());

        // It stops before its date, and then it is due.
        await RejectAsync(bench, rotation);
        await bench.WatchAsync();

        Assert.Equal(ExpiryLevel.Stage, (await CauseAsync(bench))!.Told);
        Assert.Single(await bench.OpenedAsync());
    }

    [Fact]
    public async Task A_next_certificate_that_AuthConfig_names_is_told_of_no_more_until_a_change_is_late()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(estate =>
        {
            estate["certificates"]!["auth-next"] = JsonNode.Parse("""{ "subject": "CN=Microsoft Exchange Server Auth Certificate", "issuedDaysAgo": 1, "validDays": 1825 }""");
            estate["exchange"]!["authConfig"]!["next"] = "auth-next";
            estate["exchange"]!["authConfig"]!["nextEffectiveInDays"] = 365;
            foreach (var (_, server) in estate["exchange"]!["servers"]!.AsObject())
            {
                server!["certificates"]!["auth-next"] = JsonNode.Parse("""{ "services": [], "privateKey": "readable" }""");
            }
        }));
        await bench.VerifyAsync();

        await ComeToAsync(bench, daysLeft: 110);
        await bench.WatchAsync();
        Assert.Null(await CauseAsync(bench));

        // Runners that do not look from then on take nothing out of AuthConfig.
        await bench.RefuseAsync();
        await ComeToAsync(bench, daysLeft: 50);
        await bench.WatchAsync();
        await bench.RefuseAsync();
        Assert.Equal((ExpiryLevel.Effective, WatchRemedy.Rotation), ((await CauseAsync(bench))!.Level, (await CauseAsync(bench))!.Remedy));

        // What is named already comes by itself: no emergency while the one in use lives.
        await ComeToAsync(bench, daysLeft: 3);
        await bench.WatchAsync();
        Assert.Equal(WatchRemedy.Rotation, (await CauseAsync(bench))!.Remedy);
    }

    [Fact]
    public async Task A_rotation_that_nobody_approved_is_begun_again_a_week_later_and_that_is_told()
    {
        await using var bench = await NearItsEndAsync(daysLeft: 110);
        await bench.WatchAsync();
        var first = (await CauseAsync(bench))!.Run!;
        await RejectAsync(bench, first);

        await ComeToAsync(bench, daysLeft: 104);
        await bench.WatchAsync();
        Assert.Single(await bench.OpenedAsync());

        await ComeToAsync(bench, daysLeft: 102);
        await bench.WatchAsync();
        await bench.WatchAsync();

        var cause = (await CauseAsync(bench))!;
        Assert.NotEqual(first, cause.Run);
        Assert.Equal(2, (await bench.OpenedAsync()).Count);
        var told = Assert.Single(await ToldAsync(bench), c => c.Key == "stage-2");
        Assert.Contains($"Run {first} ended, and the certificate was not replaced. Run {cause.Run} shows how", told.Text, StringComparison.Ordinal);

        // While that one waits nobody is asked a third time, however long.
        await ComeToAsync(bench, daysLeft: 80);
        await bench.WatchAsync();
        Assert.Equal(2, (await bench.OpenedAsync()).Count);
    }

    [Fact]
    public async Task A_certificate_that_ends_too_soon_for_a_planned_date_has_the_emergency_opened_although_a_rotation_waits()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await ComeToAsync(bench, daysLeft: 50);
        await bench.WatchAsync();

        await ComeToAsync(bench, daysLeft: 3);
        await bench.WatchAsync();
        var late = (await CauseAsync(bench))!;
        await ComeToAsync(bench, daysLeft: -20);
        await bench.WatchAsync();
        var ended = (await CauseAsync(bench))!;

        Assert.Equal(
            [(RunAction.Rotate, ""), (RunAction.Rotate, ProcedureIds.EmergencyPublish)],
            (await bench.OpenedAsync()).Select(r => (r.Action, string.Join(' ', r.Procedures))).OrderBy(r => r.Item2, StringComparer.Ordinal));
        Assert.Equal((late.Run, ExpiryLevel.Expired, WatchRemedy.EmergencyPublish), (ended.Run, ended.Told, ended.Remedy));
        Assert.Equal(["effective", "effective-emergency", "expired-emergency"], (await ToldAsync(bench)).Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.All([late, ended], cause =>
        {
            Assert.Contains("OWA, ECP and the Exchange Management Shell fail", cause.Sentence, StringComparison.Ordinal);
            Assert.Contains("'emergency-publish' (docs/runbook-emergency.md)", cause.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("Mail flow", cause.Sentence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_run_that_is_opened_for_an_ended_certificate_can_go_on()
    {
        await using var bench = await NearItsEndAsync(daysLeft: 25);
        await bench.MoveEstateAsync((await bench.CertificateAsync()).NotAfter.AddDays(1));

        await bench.WatchAsync();

        var run = (await CauseAsync(bench))!.Run!;
        var waiting = await bench.UntilAsync(run, status => status.Phase is RunPhase.WaitingForApproval);
        Assert.NotNull(waiting.PlanHash);
    }

    [Fact]
    public async Task A_link_in_a_ticket_has_the_hosts_address()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await ComeToAsync(bench, daysLeft: 110);

        await bench.WatchAsync();

        Assert.Contains($": {WatchBench.Address}api/runs/{(await CauseAsync(bench))!.Run}", Assert.Single(await ToldAsync(bench)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_emergency_is_not_taken_for_the_rotation()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await BeginAsync(bench, RunAction.Rotate, ProcedureIds.EmergencyImport);
        await ComeToAsync(bench, daysLeft: 110);

        await bench.WatchAsync();

        Assert.Empty(Assert.Single(await bench.OpenedAsync()).Procedures);
    }

    /// <summary>What is carried out there is dated by certificates of runners that last a year.</summary>
    private static async Task<WatchBench> NearItsEndAsync(int daysLeft) =>
        await WatchBench.StartAsync(await EstateBench.StartAsync(estate => estate["certificates"]!["auth"]!["issuedDaysAgo"] = 1825 - daysLeft));

    private static async Task ComeToAsync(WatchBench bench, int daysLeft) => await bench.MoveAsync((await bench.CertificateAsync()).NotAfter.AddDays(-daysLeft).AddMinutes(-1));

    private static async Task VaultNextAsync(WatchBench bench)
    {
        // A year from then is longer than what is left of the one in use.
        using var next = InProcessRunner.Certificate("next", bench.Time);
        var certificate = PublicCertificate.Of(next);
        await bench.Runs.Estate.Context.RequiredVault().StoreAsync("fabrikam-auth-certificate-next", certificate, bench.Limit);
        var keys = new KeyWriter(bench.Runs.Estate.Context.RequiredDirectory(), bench.Time, KeyWriterPatience.Rehearsal);
        await keys.AddAsync(WellKnownApplications.SkypeForBusinessOnline, certificate, bench.Limit);
    }

    private static async Task<string> BeginAsync(WatchBench bench, RunAction action, params string[] procedures)
    {
        var request = bench.Runs.Request("CHG9", action) with { Procedures = procedures };
        var run = RunId.Of(request);
        await bench.Engine.StartAsync(RunWorkflow.Reference, run, request, bench.Limit);
        return run;
    }

    private static async Task RejectAsync(WatchBench bench, string run)
    {
        var waiting = await bench.UntilAsync(run, status => status.Phase is RunPhase.WaitingForApproval);
        await bench.Runs.DecideAsync(bench.Engine, run, waiting.PlanHash!, "approver", approved: false, bench.Limit);
        Assert.Equal(InstanceStatus.Completed, (await bench.Engine.WaitForEndAsync(run, bench.Limit)).Status);
    }

    private static async Task<WatchCause?> CauseAsync(WatchBench bench) =>
        (await bench.CausesAsync()).SingleOrDefault(c => c.Subject.StartsWith($"{nameof(WatchedCertificate.Auth)} ", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<TicketComment>> ToldAsync(WatchBench bench) =>
        [.. (await bench.CommentsAsync()).Where(c => c.Text.StartsWith("fabrikam: auth certificate ", StringComparison.Ordinal) || c.Text.StartsWith("Gone: fabrikam: auth certificate ", StringComparison.Ordinal))];
}
