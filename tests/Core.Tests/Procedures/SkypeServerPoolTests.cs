using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using static HybridTrust.Procedures.LitwareBench;

namespace HybridTrust.Procedures;

/// <summary>The pool's half: certificate rules, Autodiscover, Exchange as its partner application, replication.</summary>
public sealed class SkypeServerPoolTests
{
    [Fact]
    public async Task Front_ends_that_disagree_are_named_with_their_thumbprints()
    {
        await using var bench = await StartAsync(estate => Assign(estate, "OAuthTokenIssuer", "pool", OtherFrontEnd));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/token-issuer"));

        var frontEnds = (JsonArray)(await bench.StateAsync())["skype"]!["frontEnds"]!;
        Assert.All(frontEnds, f => Assert.Contains($"{f!["fqdn"]}: {f["certificates"]!["OAuthTokenIssuer"]}", finding.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CN=legacy.example", 2048, 730, "subject")]
    [InlineData("CN=notlitwareinc.com", 2048, 730, "subject")]
    [InlineData("CN=litwareinc.com", 1024, 730, "1024 bits")]
    [InlineData("CN=litwareinc.com", 2048, 50, "valid from")]
    public async Task A_certificate_that_breaks_a_rule_is_replaced_by_the_pools_default_one_and_comes_back(string subject, int bits, int days, string why)
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["certificates"]!["bad"] = Certificate(subject, bits, issuedDaysAgo: 60, validDays: days);
            Assign(estate, "OAuthTokenIssuer", "bad", FrontEnd, OtherFrontEnd);
        });
        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("/token-issuer"));
        Assert.Contains(why, seen.Sentence, StringComparison.Ordinal);

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
        var undone = await bench.UndoAsync(applied);
        var step = undone.Steps.Single(s => s.Step.EndsWith("/token-issuer", StringComparison.Ordinal));
        Assert.Equal(days == 50 ? StepAction.Refused : StepAction.Undone, step.Action);
    }

    [Fact]
    public async Task A_pool_without_the_certificate_gets_its_default_one_and_everything_after_waits_for_it()
    {
        await using var bench = await StartAsync(estate => Assign(estate, "OAuthTokenIssuer", null, FrontEnd, OtherFrontEnd));
        Assert.IsType<Finding.Missing>(await bench.InspectAsync("/token-issuer"));
        Assert.Equal("skype-server-exchange/token-issuer", (await bench.InspectAsync("/pool-partner")).After);

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
        var undone = (await bench.UndoAsync(applied)).Steps.Single(s => s.Step.EndsWith("/token-issuer", StringComparison.Ordinal));
        Assert.Equal(StepAction.Refused, undone.Action);
        Assert.Contains("Remove-CsCertificate", undone.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_that_a_front_end_cannot_use_is_found_on_that_front_end()
    {
        await using var bench = await StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "private-key-unreadable", ["server"] = OtherFrontEnd }));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/token-issuer"));

        Assert.Contains($"private key cannot be used on {OtherFrontEnd}", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_35_a_certificate_that_has_to_be_imported_is_left_to_a_person_and_no_password_is_ever_handled()
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["certificates"]!["bad"] = Certificate("CN=legacy.example");
            Assign(estate, "OAuthTokenIssuer", "bad", FrontEnd, OtherFrontEnd);
            Assign(estate, "Default", "bad", FrontEnd, OtherFrontEnd);
        });

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/token-issuer"));

        Assert.Contains("Import-CsCertificate", finding.Sentence, StringComparison.Ordinal);
        Assert.Null(Cmdlets.OperationCatalogue.Default.Find(Cmdlets.ShellKind.SkypeServer, "Import-CsCertificate"));
        Assert.DoesNotContain(Cmdlets.OperationCatalogue.Default.Operations.SelectMany(o => o.Parameters), p => p.Name is "Password" or "Path");
    }

    [Theory]
    [InlineData("Get-CsOAuthConfiguration", "/exchange-autodiscover-url")]
    [InlineData("ProbeUrl", "/exchange-partner")]
    [InlineData("ReadHost", "preflight/server-atl-exchange-001.litwareinc.com")]
    public async Task A_server_that_gives_back_nothing_blocks_with_its_name_and_ends_no_batch(string operation, string step)
    {
        await using var bench = await StartAsync(adapt: p => p with { Procedures = [ProcedureIds.Preflight, .. p.Procedures] });
        bench.Shells.Silent = operation;

        var seen = await bench.RunAsync(BatchMode.Inspect, [new StepOrder(bench.Step(step).Id, null, null)]);

        Assert.Contains($"{operation} on atl-", Assert.IsType<Finding.Blocked>(seen.Steps[0].Before!.Finding).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml")]
    [InlineData("")]
    public async Task Trap_22_Skype_is_told_the_service_and_Outlook_the_file(string former)
    {
        await using var bench = await StartAsync(estate => estate["skype"]!["oauthConfiguration"]!["exchangeAutodiscoverUrl"] = former);

        var skype = Assert.Single(Assert.IsType<Finding.Different>(await bench.InspectAsync("/exchange-autodiscover-url")).Settings);
        var outlook = Assert.Single(Assert.IsType<Finding.Different>(await bench.InspectAsync("/service-connection-points")).Settings);

        Assert.Equal(("https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc", former), (skype.Expected.ToString(), skype.Actual));
        Assert.Equal("https://autodiscover.litwareinc.com/autodiscover/autodiscover.xml", outlook.Expected.ToString());
        var applied = await bench.ApplyAllAsync();
        await bench.UndoAsync(applied);
        Assert.Equal(former, (string?)(await bench.StateAsync())["skype"]!["central"]!["exchangeAutodiscoverUrl"]);
    }

    [Theory]
    [InlineData("/autodiscover/metadata/json/1")]
    [InlineData("/metadata/json/1")]
    public async Task Trap_22_the_metadata_address_that_answers_is_taken(string path)
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["metadataPaths"] = new JsonArray(path));

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        var partner = (await bench.StateAsync())["skype"]!["central"]!["partners"]![0]!;
        Assert.Equal(("Exchange", $"https://autodiscover.litwareinc.com{path}", "Full"), ((string?)partner["name"], (string?)partner["metadataUrl"], (string?)partner["trustLevel"]));
    }

    [Fact]
    public async Task A_metadata_document_at_no_address_blocks_with_what_each_one_says()
    {
        await using var bench = await StartAsync(estate => estate["exchange"]!["metadataPaths"] = new JsonArray("/elsewhere"));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/exchange-partner"));

        Assert.Contains("/autodiscover/metadata/json/1: HTTP 404; https://autodiscover.litwareinc.com/metadata/json/1: HTTP 404", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftExchange", "https://mail.litwareinc.com/metadata/json/1", "User", false, "MetadataUrl,ApplicationTrustLevel,Enabled")]
    [InlineData("Exchange", "https://autodiscover.litwareinc.com/metadata/json/1", "Full", false, "Enabled")]
    public async Task A_partner_application_of_the_pool_is_set_right_not_doubled_and_its_former_settings_come_back(
        string name, string url, string level, bool enabled, string differs)
    {
        await using var bench = await StartAsync(estate => estate["skype"]!["partnerApplications"] = new JsonArray(
            new JsonObject { ["name"] = name, ["metadataUrl"] = url, ["trustLevel"] = level, ["enabled"] = enabled }));
        Assert.Equal(differs, string.Join(',', (await bench.InspectAsync("/exchange-partner")).Changes.Select(c => c.Property)));

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.DoesNotContain("New-CsPartnerApplication", bench.Shells.Calls);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
        await bench.UndoAsync(applied);
        Assert.Equal(differs, string.Join(',', (await bench.InspectAsync("/exchange-partner")).Changes.Select(c => c.Property)));
    }

    [Fact]
    public async Task Autodiscover_in_another_domain_is_allowed_and_only_then()
    {
        await using var bench = await StartAsync(
            adapt: p => p with { Topology = p.Topology with { Autodiscover = "autodiscover.contoso.com" } },
            change: estate =>
            {
                estate["names"] = new JsonObject { ["autodiscover.contoso.com"] = Server };
                ((JsonArray)estate["certificates"]!["web-exchange"]!["dnsNames"]!).Add("autodiscover.contoso.com");
            });

        var finding = Assert.IsType<Finding.Different>(await bench.InspectAsync("/exchange-autodiscover-url"));

        Assert.Equal("*.contoso.com", finding.Settings.Single(s => s.Property == "ExchangeAutodiscoverAllowedDomains").Expected.ToString());
        var applied = await bench.ApplyAllAsync();
        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
    }

    [Fact]
    public async Task Domains_that_somebody_else_allowed_are_not_written_over()
    {
        await using var bench = await StartAsync(
            adapt: p => p with { Topology = p.Topology with { Autodiscover = "autodiscover.contoso.com" } },
            change: estate => estate["skype"]!["oauthConfiguration"]!["exchangeAutodiscoverAllowedDomains"] = "*.tailspin.example");

        Assert.Contains("by hand", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/exchange-autodiscover-url")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_somebody_changed_after_us_is_not_put_back()
    {
        await using var bench = await StartAsync();
        var applied = await bench.ApplyAllAsync();
        await bench.SkypeAsync("Set-CsOAuthConfiguration", new("ExchangeAutodiscoverUrl", "https://else.example/autodiscover.svc"), new("Confirm", false));
        await bench.SkypeAsync("Set-CsPartnerApplication", new("Identity", "Exchange"), new("ApplicationTrustLevel", "User"), new("Confirm", false));

        var undone = await bench.UndoAsync(applied);

        Assert.All(
            undone.Steps.Where(s => s.Step.EndsWith("/exchange-autodiscover-url", StringComparison.Ordinal) || s.Step.EndsWith("/exchange-partner", StringComparison.Ordinal)),
            s => Assert.Equal(StepAction.Refused, s.Action));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public async Task Trap_37_what_is_written_counts_once_every_front_end_has_it(int delay, bool stalled)
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["skype"]!["replicationDelaySeconds"] = delay;
            estate["skype"]!["frontEnds"]![OtherFrontEnd]!["stalled"] = stalled;
        });

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.All(await StorageAsync(bench), p => Assert.True(p.Verdict is Proofs.ProofVerdict.Passed, p.Explanation));
    }

    [Fact]
    public async Task A_front_end_that_lags_behind_what_somebody_else_wrote_is_asked_to_follow()
    {
        await using var bench = await StartAsync(estate => estate["skype"]!["frontEnds"]![OtherFrontEnd]!["stalled"] = true);
        await bench.SkypeAsync(
            "Set-CsOAuthConfiguration",
            new("ExchangeAutodiscoverUrl", "https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc"), new("Confirm", false));

        var finding = Assert.IsType<Finding.Different>(await bench.InspectAsync("/exchange-autodiscover-url"));

        Assert.Contains(OtherFrontEnd, finding.Sentence, StringComparison.Ordinal);
        var applied = await bench.ApplyAllAsync();
        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.DoesNotContain("Set-CsOAuthConfiguration", bench.Shells.Calls.Skip(1));
    }

    [Fact]
    public async Task A_name_that_the_front_ends_cannot_resolve_blocks_with_the_record_to_create()
    {
        await using var bench = await StartAsync(estate => estate["names"] = new JsonObject { ["autodiscover.litwareinc.com"] = "" });

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync($"/autodiscover-from-{FrontEnd}"));

        Assert.Contains($"Create a DNS record autodiscover.litwareinc.com that points to {Server}", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_certificate_that_does_not_cover_Autodiscover_blocks()
    {
        await using var bench = await StartAsync(estate => estate["certificates"]!["web-exchange"]!["authority"] = false);

        Assert.Contains("does not trust the certificate", Assert.IsType<Finding.Blocked>(await bench.InspectAsync($"/autodiscover-from-{FrontEnd}")).Sentence, StringComparison.Ordinal);
        Assert.Contains("not trusted", Assert.IsType<Finding.Blocked>(await bench.InspectAsync("/exchange-partner")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_run_is_named()
    {
        await using var bench = await StartAsync(estate => estate["windows"] = new JsonObject
        {
            [OtherFrontEnd] = new JsonObject { ["stoppedServices"] = new JsonArray("RTCSRV") },
            [OtherServer] = new JsonObject { ["stoppedServices"] = new JsonArray("MSExchangeIS") },
        });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync($"/services-{FrontEnd}"));
        Assert.Contains("RTCSRV", Assert.IsType<Finding.Blocked>(await bench.InspectAsync($"/services-{OtherFrontEnd}")).Sentence, StringComparison.Ordinal);
        Assert.Contains("MSExchangeIS", Assert.IsType<Finding.Blocked>(await bench.InspectAsync($"/services-{OtherServer}")).Sentence, StringComparison.Ordinal);
    }
}
