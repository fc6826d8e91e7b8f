using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using HybridTrust.Procedures;
using HybridTrust.Runs;
using HybridTrust.Testing;
using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>What the watch notices in an estate in which something went wrong after the trust was set up.</summary>
public sealed class WatchFindingTests
{
    [Fact]
    public async Task A_key_that_the_wizard_puts_back_on_exchange_onlines_principal_is_noticed_and_its_clean_up_is_planned()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(sample: "contoso"));
        await bench.WatchAsync();
        Assert.Empty(await bench.CausesAsync());

        await bench.SwitchOnAsync("hcw-rerun");
        await bench.WatchAsync();

        var cause = Assert.Single(await bench.CausesAsync());
        Assert.Equal($"{nameof(WatchProblemKind.FirstPartyKeys)} {WellKnownApplications.ExchangeOnline}", cause.Subject);
        var request = Assert.Single(await bench.OpenedAsync());
        Assert.Equal((RunAction.Plan, ProcedureIds.FirstPartyCleanup), (request.Action, Assert.Single(request.Procedures)));
        await bench.AnswerAsync();
        var run = RunView.Of((await bench.Engine.FindAsync(cause.Run!, bench.Limit))!, await bench.Runs.EvidenceAsync(cause.Run!));
        Assert.Equal((RunOutcome.ChangesPending, 1), (run.Outcome!.Value, run.Changes));
    }

    [Fact]
    public async Task Skypes_token_issuer_is_told_by_thirds_of_its_life_when_it_lasts_less_than_a_year()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(
            estate => estate["certificates"]!["token-issuer"] = JsonNode.Parse("""{ "subject": "CN=litwareinc.com", "issuedDaysAgo": 10, "validDays": 90, "authority": true }"""),
            sample: "litware"));
        await bench.VerifyAsync();
        Assert.Empty(await bench.CausesAsync());
        var issuer = (await bench.SeenAsync()).Site!.Servers.Single(s => s.Use == "OAuthTokenIssuer");

        await bench.MoveAsync(issuer.NotAfter!.Value.AddDays(-44).AddHours(-1));
        await bench.WatchAsync();

        var cause = Assert.Single(await bench.CausesAsync(), c => c.Subject == $"{nameof(WatchedCertificate.TokenIssuer)} {issuer.Thumbprint}");
        Assert.Equal(ExpiryLevel.Ticket, cause.Level);
        Assert.Contains("in 44 days. Have a new one issued", cause.Sentence, StringComparison.Ordinal);
        Assert.Empty(await bench.OpenedAsync());
    }

    [Fact]
    public async Task Front_ends_that_sign_with_different_certificates_are_a_cause()
    {
        await using var bench = await WatchBench.StartAsync(
            await EstateBench.StartAsync(
                estate => estate["skype"]!["frontEnds"]!["atl-cs-002.litwareinc.com"]!["assigned"]!["OAuthTokenIssuer"] = "pool", sample: "litware"),
            isSetUp: false);

        await bench.VerifyAsync();

        var cause = Assert.Single(await bench.CausesAsync(), c => c.Subject == $"{nameof(WatchProblemKind.TokenIssuer)} atl-pool-001.litwareinc.com");
        Assert.Contains("do not use the same OAuthTokenIssuer certificate", cause.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_use_its_key_is_a_cause_until_it_can()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();

        await bench.SwitchOnAsync("private-key-unreadable", """{ "server": "fab-ex02.fabrikam.com" }""");
        await bench.AgainAsync();

        var cause = Assert.Single(await bench.CausesAsync());
        Assert.StartsWith($"{nameof(WatchProblemKind.ServerLacksCertificate)} fab-ex02.fabrikam.com", cause.Subject, StringComparison.Ordinal);
        Assert.Contains("cannot use its private key. Remove it there (Remove-ExchangeCertificate), then send a ticket with the procedure 'emergency-import'", cause.Sentence, StringComparison.Ordinal);

        await bench.SwitchOffAsync("private-key-unreadable");
        await bench.AgainAsync();

        Assert.Empty(await bench.CausesAsync());
    }

    [Fact]
    public async Task A_server_that_lacks_the_certificate_is_told_with_the_procedure_that_copies_it()
    {
        await using var bench = await WatchBench.StartAsync(
            await EstateBench.StartAsync(estate => estate["exchange"]!["servers"]!["fab-ex02.fabrikam.com"]!["certificates"]!.AsObject().Remove("auth")), isSetUp: false);

        await bench.VerifyAsync();

        var cause = Assert.Single(await bench.CausesAsync(), c => c.Subject.StartsWith(nameof(WatchProblemKind.ServerLacksCertificate), StringComparison.Ordinal));
        Assert.Contains("fab-ex02.fabrikam.com does not hold the current auth certificate", cause.Sentence, StringComparison.Ordinal);
        Assert.Contains("'emergency-import'", cause.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_signer_that_cannot_be_read_is_a_cause_until_it_can_and_what_was_told_of_its_end_stays_open()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        var signer = await bench.Runs.Signer.CertificateAsync(bench.Limit);
        await bench.MoveAsync(signer.NotAfter.AddDays(-170));
        await bench.WatchAsync();

        bench.Runs.BreakSigner(new IOException("the vault is locked"));
        await bench.WatchAsync();
        await bench.WatchAsync();

        var causes = await HostCausesAsync();
        Assert.Equal([$"{nameof(WatchedCertificate.JobSigner)} {signer.Thumbprint}", $"{nameof(WatchProblemKind.SignerUnreadable)} job signer"], causes.Select(c => c.Subject).Order(StringComparer.Ordinal));
        Assert.Single(await bench.CommentsAsync(), c => c.Text.Contains("the vault is locked", StringComparison.Ordinal));

        bench.Runs.BreakSigner(null);
        await bench.WatchAsync();

        Assert.Equal(nameof(WatchedCertificate.JobSigner), Assert.Single(await HostCausesAsync()).Subject.Split(' ')[0]);
        Assert.Single(await bench.CommentsAsync(), c => c.Text.StartsWith("Gone: The job signer's certificate could not be read", StringComparison.Ordinal));

        async Task<IReadOnlyList<WatchCause>> HostCausesAsync() => await bench.Store.CausesAsync((await bench.Store.HeartbeatAsync(bench.Limit))!, bench.Limit);
    }

    [Fact]
    public async Task A_proof_that_fails_is_a_cause_until_it_passes()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();
        var certificate = await bench.CertificateAsync();
        var keys = new KeyWriter(bench.Runs.Estate.Context.RequiredDirectory(), TimeProvider.System, KeyWriterPatience.Rehearsal);

        await keys.RemoveAsync(WellKnownApplications.SkypeForBusinessOnline, certificate.Thumbprint, bench.Limit);
        await bench.AgainAsync();

        Assert.Contains(await bench.CausesAsync(), c => c.Subject.StartsWith($"{nameof(WatchProblemKind.ProofFailed)} registered/", StringComparison.Ordinal));

        await keys.AddAsync(WellKnownApplications.SkypeForBusinessOnline, certificate, bench.Limit);
        await bench.AgainAsync();
        Assert.Empty(await bench.CausesAsync());
    }

    [Theory]
    [InlineData("fabrikam")]
    [InlineData("litware")]
    public async Task A_runner_that_does_not_look_is_one_cause_and_what_was_seen_before_stays(string sample)
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(sample: sample));
        await bench.VerifyAsync();
        var before = (await bench.SeenAsync()).Site!;

        await bench.VerifyUnseenAsync();
        var raised = await bench.WatchAsync();

        var cause = Assert.Single(await bench.CausesAsync());
        Assert.Equal(1, raised.Raised);
        Assert.StartsWith(nameof(WatchProblemKind.NotVerified), cause.Subject, StringComparison.Ordinal);
        Assert.All(before.Servers, server => Assert.Contains(server.Server, cause.Sentence, StringComparison.Ordinal));
        var after = (await bench.SeenAsync()).Site!;
        Assert.NotEqual(before.Run, after.Run);
        Assert.Equal(before.Servers.Select(s => s with { SeenAt = before.SeenAt }), after.Servers);

        // The next one sees as little: nothing is new, and what was seen is no younger.
        await bench.VerifyUnseenAsync();
        Assert.Equal((0, 0), (await bench.WatchAsync() is var again ? again.Raised : 0, again.Closed));
        Assert.Equal(after.Servers, (await bench.SeenAsync()).Site!.Servers);

        await bench.AgainAsync();
        Assert.Empty(await bench.CausesAsync());
        Assert.Equal(before.Servers, (await bench.SeenAsync()).Site!.Servers);
    }

    [Fact]
    public async Task A_verification_that_does_not_end_within_a_day_is_a_cause_once_and_the_servers_last_seen_stay_in_the_table()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();
        var servers = (await bench.SeenAsync()).Site!.Servers;

        await bench.MoveAsync(bench.Time.GetUtcNow().AddDays(8));
        await bench.WatchAsync();
        await bench.MoveAsync(bench.Time.GetUtcNow().AddHours(25));
        var first = await bench.WatchAsync();
        var again = await bench.WatchAsync();

        Assert.Equal((1, 0), (first.Raised, again.Raised));
        Assert.Equal($"{nameof(WatchProblemKind.NotVerified)} verification", Assert.Single(await bench.CausesAsync()).Subject);
        Assert.Equal(servers, (await bench.SeenAsync()).Site!.Servers);
    }

    [Fact]
    public async Task What_is_wrong_on_a_server_is_not_gone_because_its_runner_does_not_look()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.SwitchOnAsync("private-key-unreadable", """{ "server": "fab-ex02.fabrikam.com" }""");
        await bench.VerifyAsync();
        var wrong = Assert.Single(await bench.CausesAsync(), c => c.Subject.StartsWith(nameof(WatchProblemKind.ServerLacksCertificate), StringComparison.Ordinal));

        await bench.VerifyUnseenAsync();
        await bench.WatchAsync();

        Assert.Contains(await bench.CausesAsync(), c => c.Subject == wrong.Subject);
        Assert.DoesNotContain(await bench.CommentsAsync(), c => c.Text.StartsWith("Gone: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vault_copy_that_is_not_what_the_servers_sign_with_is_a_cause_until_it_is()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.VerifyAsync();
        var certificate = await bench.CertificateAsync();
        var vault = bench.Runs.Estate.Context.RequiredVault();
        using var other = InProcessRunner.Certificate("another", bench.Time);

        await vault.StoreAsync("fabrikam-auth-certificate", PublicCertificate.Of(other), bench.Limit);
        await bench.WatchAsync();
        Assert.DoesNotContain(await bench.CausesAsync(), c => c.Subject.StartsWith(nameof(WatchProblemKind.VaultDiffers), StringComparison.Ordinal));

        // The servers were read before the vault had that copy: they are read again at once, and then it is known.
        await bench.AnswerAsync();
        await bench.WatchAsync();
        var cause = Assert.Single(await bench.CausesAsync(), c => c.Subject == $"{nameof(WatchProblemKind.VaultDiffers)} {certificate.Thumbprint}");
        Assert.Contains($"fab-ex01.fabrikam.com, fab-ex02.fabrikam.com sign with {certificate.Thumbprint}", cause.Sentence, StringComparison.Ordinal);

        await vault.StoreAsync("fabrikam-auth-certificate", certificate, bench.Limit);
        await bench.AgainAsync();
        Assert.Empty(await bench.CausesAsync());
    }

    [Fact]
    public async Task A_job_signer_near_its_end_is_told_once_at_each_level()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync());
        await bench.WatchAsync();
        var signer = await bench.Runs.Signer.CertificateAsync(bench.Limit);

        var told = new List<int>();
        foreach (var days in new[] { 170, 160, 100 })
        {
            await bench.MoveAsync(signer.NotAfter.AddDays(-days));
            await bench.WatchAsync();
            told.Add((await bench.CommentsAsync()).Count(c => c.Text.Contains($"job signer {signer.Thumbprint}", StringComparison.Ordinal)));
        }

        Assert.Equal([1, 1, 2], told);
    }

    [Fact]
    public async Task An_auth_certificate_of_servers_that_trust_each_other_alone_is_told_too_and_its_rotation_is_proposed()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(sample: "litware"));
        await bench.VerifyAsync();
        var auth = (await bench.SeenAsync()).Site!.Servers.First(s => s.Use == "current");

        await bench.MoveAsync(auth.NotAfter!.Value.AddDays(-110));
        await bench.WatchAsync();

        Assert.Contains(await bench.CausesAsync(), c => c.Subject == $"{nameof(WatchedCertificate.Auth)} {auth.Thumbprint}" && c.Level is ExpiryLevel.Stage);
        Assert.Equal(RunAction.Rotate, Assert.Single(await bench.OpenedAsync()).Action);
    }

    [Fact]
    public async Task Where_the_profile_says_so_the_watch_opens_tickets_and_no_run()
    {
        await using var bench = await WatchBench.StartAsync(await EstateBench.StartAsync(adapt: profile => profile with { Watch = new WatchPolicy { OpensRuns = false } }));
        var certificate = await bench.CertificateAsync();

        await bench.MoveAsync(certificate.NotAfter.AddDays(-110));
        await bench.WatchAsync();

        Assert.NotEmpty(await bench.CausesAsync());
        Assert.NotEmpty(await bench.CommentsAsync());
        Assert.Empty(await bench.OpenedAsync());
    }
}
