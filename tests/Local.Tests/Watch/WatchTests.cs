using System.Text.Json.Nodes;
using HybridTrust.Entra;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>The watch over a simulated estate.</summary>
public sealed class WatchTests
{
    private static readonly Guid Principal = WellKnownApplications.SkypeForBusinessOnline;

    [Fact]
    public async Task A_healthy_organization_has_no_cause_and_its_servers_are_in_the_table()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());

        var totals = await bench.VerifyAsync();

        var seen = await bench.SeenAsync();
        Assert.Empty(seen.Problems);
        Assert.Empty(await bench.CausesAsync());
        Assert.Empty(await bench.OpenedAsync());
        Assert.Empty(await bench.CommentsAsync());
        Assert.Equal((1, 0, 0, 0, 0), (totals.Organizations, totals.Inside, totals.Problems, totals.Unread, totals.Raised));
        var certificate = await bench.CertificateAsync();
        Assert.Equal(
            bench.Runs.Estate.Profile.Topology.TokenServers().Select(s => (s.Fqdn, "current", certificate.Thumbprint, "Usable", (DateTimeOffset?)certificate.NotAfter)),
            seen.Site!.Servers.Select(s => (s.Server, s.Use, s.Thumbprint, s.Holding, s.NotAfter)));
        var heartbeat = (await bench.Store.HeartbeatAsync(bench.Limit))!;
        Assert.Equal(totals, heartbeat.Totals);
        Assert.Equal(WatchedCertificate.JobSigner, heartbeat.Signer!.Kind);
    }

    [Fact]
    public async Task A_lost_key_is_one_run_however_often_it_is_seen_and_is_gone_when_it_is_back()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();
        var certificate = await bench.CertificateAsync();
        var keys = new KeyWriter(bench.Runs.Estate.Context.RequiredDirectory(), TimeProvider.System, KeyWriterPatience.Rehearsal);
        Assert.IsType<KeyWriteOutcome.Written>(await keys.RemoveAsync(Principal, certificate.Thumbprint, bench.Limit));

        var first = await bench.WatchAsync();
        var again = await bench.WatchAsync();

        Assert.Equal((1, 0), (first.Raised, again.Raised));
        var cause = Assert.Single(await bench.CausesAsync());
        Assert.StartsWith(nameof(WatchProblemKind.KeyMissing), cause.Subject, StringComparison.Ordinal);
        Assert.Equal(RunAction.Plan, Assert.Single(await bench.OpenedAsync()).Action);
        Assert.Contains(cause.Run!, Assert.Single(await bench.CommentsAsync()).Text, StringComparison.Ordinal);

        await keys.AddAsync(Principal, certificate, bench.Limit);
        var mended = await bench.WatchAsync();

        Assert.Equal((0, 0, 1), (mended.Problems, mended.Raised, mended.Closed));
        Assert.Empty(await bench.CausesAsync());
        Assert.Contains("gone", (await bench.CommentsAsync()).Select(c => c.Key));
    }

    [Fact]
    public async Task A_certificates_end_is_told_once_at_each_level_and_its_rotation_is_proposed_once()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        var certificate = await bench.CertificateAsync();

        var told = new List<ExpiryLevel>();
        foreach (var days in new[] { 200, 170, 150, 110, 100, 50, 40 })
        {
            await bench.MoveAsync(certificate.NotAfter.AddDays(-days));
            await bench.WatchAsync();
            told.Add((await bench.CausesAsync()).SingleOrDefault(c => c.Subject == $"Auth {certificate.Thumbprint}")?.Told ?? ExpiryLevel.Distant);
        }

        Assert.Equal(
            [ExpiryLevel.Distant, ExpiryLevel.Ticket, ExpiryLevel.Ticket, ExpiryLevel.Stage, ExpiryLevel.Stage, ExpiryLevel.Effective, ExpiryLevel.Effective], told);
        Assert.Equal(RunAction.Rotate, Assert.Single(await bench.OpenedAsync()).Action);
        var ticket = (await bench.CausesAsync()).Single(c => c.Subject == $"Auth {certificate.Thumbprint}");
        Assert.Equal(
            ["effective", "stage", "ticket"],
            (await bench.CommentsAsync()).Where(c => c.Text.Contains(certificate.Thumbprint, StringComparison.Ordinal) && c.Run.Contains(ticket.Id, StringComparison.Ordinal)).Select(c => c.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_organization_that_cannot_be_read_is_a_cause_of_its_own_and_stops_no_other()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        var broken = await bench.AddAsync("broken");
        bench.Directories.Set(broken.Tenant.Id, _ => new IOException("the line is cut"));

        var first = await bench.WatchAsync();
        var again = await bench.WatchAsync();

        Assert.Equal((2, 1, 1), (first.Organizations, first.Unread, first.Raised));
        Assert.Equal(0, again.Raised);
        Assert.Contains("the line is cut", Assert.Single(await bench.CausesAsync("broken")).Sentence, StringComparison.Ordinal);
        Assert.NotEmpty((await bench.SeenAsync()).Certificates);
        Assert.NotNull(await bench.Store.HeartbeatAsync(bench.Limit));

        bench.Directories.Set(broken.Tenant.Id, _ => null);
        Assert.Equal((0, 1), ((await bench.WatchAsync()).Unread, 1));
        Assert.Empty(await bench.CausesAsync("broken"));
    }

    [Fact]
    public async Task A_tenant_that_throttles_is_asked_again_when_it_allows_it_and_delays_no_other()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        var slow = await bench.AddAsync("slow");
        DateTimeOffset? refused = null;
        DateTimeOffset? heard = null;
        bench.Directories.Set(slow.Tenant.Id, asked =>
        {
            if (asked > 1)
            {
                heard = bench.Time.GetUtcNow();
                return null;
            }

            refused = bench.Time.GetUtcNow();
            return new ThrottledException("429", TimeSpan.FromSeconds(2));
        });

        var totals = await bench.WatchAsync();

        Assert.Equal((2, 0, 0), (totals.Organizations, totals.Unread, totals.Problems));
        Assert.Equal(2, bench.Directories.AskedOf(slow.Tenant.Id));
        Assert.True(heard - refused >= TimeSpan.FromSeconds(2));
        Assert.True((await bench.SeenAsync()).LookedAt < heard);
    }

    [Fact]
    public async Task A_rival_task_is_told_until_a_verification_finds_it_disabled()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(RivalOnEveryServer));

        await bench.VerifyAsync();

        Assert.All(await bench.CausesAsync(), cause => Assert.StartsWith(nameof(WatchProblemKind.RivalTask), cause.Subject, StringComparison.Ordinal));
        Assert.Equal(bench.Runs.Estate.Profile.Topology.TokenServers().Count(), (await bench.CausesAsync()).Count);
        Assert.Empty(await bench.OpenedAsync());
    }

    [Fact]
    public void A_watch_that_ended_a_day_ago_is_silent_and_says_since_when()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var beat = new WatchHeartbeat("watch-1", now.AddHours(-25), WatchTotals.None, Signer: null);

        Assert.Equal(now.AddHours(-25), WatchPulse.Of(beat, now.AddDays(-90), now).SilentSince);
        Assert.Null(WatchPulse.Of(beat with { EndedAt = now.AddHours(-23) }, now.AddDays(-90), now).SilentSince);
        Assert.Null(WatchPulse.Of(heartbeat: null, now.AddHours(-2), now).SilentSince);
        Assert.Equal(now.AddDays(-2), WatchPulse.Of(heartbeat: null, now.AddDays(-2), now).SilentSince);
    }

    private static void RivalOnEveryServer(JsonNode estate)
    {
        var machines = (estate["windows"] ??= new JsonObject()).AsObject();
        foreach (var (server, _) in estate["exchange"]!["servers"]!.AsObject())
        {
            machines[server] = JsonNode.Parse("""{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check" }] }""");
        }
    }
}
