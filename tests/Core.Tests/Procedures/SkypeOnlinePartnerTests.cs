using System.Text.Json.Nodes;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

public sealed class SkypeOnlinePartnerTests
{
    private const string KeyStep = "auth-certificate/on-00000004-0000-0ff1-ce00-000000000000";

    public static TheoryData<string> ChangingSteps =>
    [
        "application-account", "application-account-hidden", "role-userapplication", "role-archiveapplication", "partner-application",
        "auth-certificate/vaulted", KeyStep,
    ];

    [Fact]
    public async Task The_steps_are_those_of_the_document_in_its_order()
    {
        await using var bench = await EstateBench.StartAsync();

        Assert.Equal(
            [
                "skype-online-partner/application-account", "skype-online-partner/application-account-hidden",
                "skype-online-partner/role-userapplication", "skype-online-partner/role-archiveapplication",
                "skype-online-partner/partner-application", "auth-certificate/exported", "auth-certificate/vaulted",
                KeyStep,
            ],
            bench.Steps.Select(s => s.Id));
    }

    [Fact]
    public async Task From_the_seeds_starting_point_everything_is_made_and_proven()
    {
        await using var bench = await EstateBench.StartAsync();

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(7, applied.Steps.Count(s => s.Action is StepAction.Applied));
        Assert.All(await bench.ProveAsync(), proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await EstateBench.StartAsync();

        await bench.ChangesNothingTheSecondTimeAsync();
    }

    [Fact]
    public async Task Undone_every_step_looks_as_it_did_at_the_start()
    {
        await using var bench = await EstateBench.StartAsync();
        var start = await FindingsAsync(bench);

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone or StepAction.LeftAlone, $"{s.Step}: {s.Explanation}"));
        Assert.Equal(start, await FindingsAsync(bench));
    }

    [Theory]
    [MemberData(nameof(ChangingSteps))]
    public async Task A_step_undone_with_what_builds_on_it_can_be_applied_again(string name)
    {
        await using var bench = await EstateBench.StartAsync();

        await bench.IsMadeAgainAfterUndoAsync(name);
    }

    [Fact]
    public async Task The_upload_keeps_every_key_that_was_there()
    {
        await using var bench = await EstateBench.StartAsync();
        var before = (await bench.Context.RequiredDirectory().FindServicePrincipalAsync(WellKnownApplications.SkypeForBusinessOnline, default))!.Keys;

        await bench.ApplyAllAsync();

        var after = (await bench.Context.RequiredDirectory().FindServicePrincipalAsync(WellKnownApplications.SkypeForBusinessOnline, default))!.Keys;
        Assert.Equal(before.Count + 1, after.Count);
        Assert.All(before, old => Assert.Contains(after, now => now.Key!.Value.Span.SequenceEqual(old.Key!.Value.Span)));
    }

    [Fact]
    public async Task Only_the_public_part_is_read_and_the_vault_holds_it_with_thumbprint_and_dates()
    {
        await using var bench = await EstateBench.StartAsync();
        await bench.ApplyAllAsync();

        var stored = (await bench.Context.RequiredVault().FindAsync("fabrikam-auth-certificate", default))!;

        Assert.Equal("application/pkix-cert", stored.ContentType);
        Assert.Equal(bench.Context.Facts.Find(FactNames.CurrentAuthCertificate), stored.Thumbprint);
        Assert.Equal((stored.Certificate.NotBefore, stored.Certificate.NotAfter), (stored.NotBefore, stored.ExpiresOn));
        Assert.DoesNotContain(bench.Shells.Calls, call => call.StartsWith("Export-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_proof_reads_again_when_the_run_looked_too_long_ago_and_sees_a_key_that_is_gone()
    {
        await using var bench = await EstateBench.StartAsync();
        var applied = await bench.ApplyAllAsync();
        var stale = bench.Context.Facts.Find(FactNames.RegisteredKeyOf(WellKnownApplications.SkypeForBusinessOnline))!.Split(' ');
        await bench.UndoAsync(applied with { Steps = [applied.Steps[^1]] });
        stale[3] = "2026-01-01T00:00:00.0000000+00:00";
        bench.Context.Facts.Publish(FactNames.RegisteredKeyOf(WellKnownApplications.SkypeForBusinessOnline), string.Join(' ', stale));

        Assert.True((await bench.ProveAsync()).Single(p => p.Name == "registered") is { Passed: false, OfNext: false });
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_principal_that_refuses_the_upload_is_explained(int status)
    {
        await using var bench = await EstateBench.StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "principal-refuses", ["status"] = status }));

        var result = await bench.ApplyAllAsync();

        var refused = Assert.Single(result.Steps, s => s.Action is StepAction.Refused);
        Assert.Contains(status.ToString(), refused.Explanation, StringComparison.Ordinal);
        Assert.Contains("00000004-0000-0ff1-ce00-000000000000", refused.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graph-throttled")]
    [InlineData("graph-throttled-silently")]
    public async Task A_tenant_that_throttles_is_waited_for_whether_it_says_how_long_or_not(string fault)
    {
        await using var bench = await EstateBench.StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = fault, ["requests"] = 1, ["retryAfterSeconds"] = 1 }));

        var applied = await bench.ApplyAllAsync();

        Assert.True(applied.Stopped() is null, applied.Stopped()?.Explanation);
        Assert.Equal(StepAction.Applied, applied.Steps.Single(s => s.Step == KeyStep).Action);
        Assert.Empty((await bench.StateAsync())["faults"]!.AsArray());
    }

    [Fact]
    public async Task A_principal_that_the_tenant_lacks_blocks_with_the_remedy()
    {
        await using var bench = await EstateBench.StartAsync(estate => ((JsonArray)estate["tenant"]!["principals"]!).RemoveAt(1));
        await bench.InspectAsync("auth-certificate/exported");

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync(KeyStep));

        Assert.Contains("New-MgServicePrincipal", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SfBLegacy", false, false, "Enabled,LinkedAccount")]
    [InlineData("SfBLegacy", true, false, "LinkedAccount")]
    [InlineData("SfBOnline", false, false, "Enabled,LinkedAccount")]
    public async Task A_partner_application_that_exists_is_set_right_and_its_former_settings_come_back(
        string partner, bool enabled, bool linked, string differs)
    {
        await using var bench = await WithPartnerAsync(partner, enabled, linked ? "Exchange Online-ApplicationAccount" : null);
        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application"));
        Assert.Equal(differs, string.Join(',', seen.Changes.Select(c => c.Property)));

        var applied = await bench.ApplyAllAsync();
        Assert.Null(applied.Stopped());
        Assert.DoesNotContain("New-PartnerApplication", bench.Shells.Calls);
        await bench.UndoAsync(applied);

        Assert.Equal(differs, string.Join(',', (await bench.InspectAsync("partner-application")).Changes.Select(c => c.Property)));
    }

    [Fact]
    public async Task A_value_of_a_partner_application_that_somebody_changed_after_us_stays_and_the_other_goes_back()
    {
        await using var bench = await WithPartnerAsync("SfBLegacy", enabled: false);
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-PartnerApplication", new("Identity", "SfBLegacy"), new("LinkedAccount", "Exchange Online-ApplicationAccount"));

        var theirs = (await LegacyAsync())["linkedAccount"]!.GetValue<string>();

        var undone = (await bench.UndoAsync(applied)).Steps.Single(s => s.Step.EndsWith("/partner-application", StringComparison.Ordinal));

        Assert.Equal(StepAction.Refused, undone.Action);
        Assert.Contains("former settings again: Enabled.", undone.Explanation, StringComparison.Ordinal);
        Assert.Contains("LinkedAccount is ", undone.Explanation, StringComparison.Ordinal);
        Assert.Equal((false, theirs), ((bool)(await LegacyAsync())["enabled"]!, (string)(await LegacyAsync())["linkedAccount"]!));

        async Task<JsonNode> LegacyAsync() =>
            (await bench.StateAsync())["datacentre"]!["partnerApplications"]!.AsArray().Single(a => (string)a!["name"]! == "SfBLegacy")!;
    }

    [Fact]
    public async Task An_account_that_somebody_linked_in_place_of_ours_stays_linked_when_ours_is_gone()
    {
        await using var bench = await WithPartnerAsync("SfBLegacy", enabled: true);
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-PartnerApplication", new("Identity", "SfBLegacy"), new("LinkedAccount", "Exchange Online-ApplicationAccount"));
        await bench.InvokeAsync("Remove-MailUser", new("Identity", "SfBOnline-ApplicationAccount"), new("Confirm", false));

        var theirs = await LinkAsync();

        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Refused, undone.Steps.Single(s => s.Step.EndsWith("/partner-application", StringComparison.Ordinal)).Action);
        Assert.Equal(theirs, await LinkAsync());

        async Task<string> LinkAsync() => (await bench.StateAsync())["datacentre"]!["partnerApplications"]!.AsArray()
            .Single(p => (string?)p!["name"] == "SfBLegacy")!["linkedAccount"]!.ToJsonString();
    }

    [Theory]
    [InlineData("CommandNotFoundException")]
    [InlineData("ManagementPermissionException")]
    public async Task Where_the_runner_may_not_create_accounts_the_directorys_team_is_asked_to(string reason)
    {
        await using var bench = await EstateBench.StartAsync();
        var seen = await bench.Step("application-account").InspectAsync(bench.Context, default);
        bench.Shells.Failures.Enqueue(new("ObjectNotFound", reason, "", "", "Le terme « New-MailUser » n’est pas reconnu."));

        var refused = await Assert.ThrowsAsync<StepRefusedException>(() => bench.Step("application-account").ApplyAsync(bench.Context, seen, default));

        Assert.Contains("split permissions", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Enable-MailUser -Identity SfBOnline-ApplicationAccount -ExternalEmailAddress SfBOnline-ApplicationAccount@fabrikam.com", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_of_that_name_with_another_address_is_left_alone()
    {
        await using var bench = await EstateBench.StartAsync();
        await bench.InvokeAsync(
            "New-MailUser", new("Name", "SfBOnline-ApplicationAccount"), new("ExternalEmailAddress", "someone@else.example"));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("application-account"));

        Assert.Contains("someone@else.example", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_6_an_empty_thumbprint_exports_nothing()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Shells.Blanked = "CurrentCertificateThumbprint";

        Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-certificate/exported"));
        Assert.Null(bench.Context.Facts.Find(FactNames.CurrentAuthCertificate));
        Assert.DoesNotContain("ReadCertificate", bench.Shells.Calls);
    }

    [Fact]
    public async Task Trap_7_a_server_without_the_certificate_exports_nothing()
    {
        await using var bench = await EstateBench.StartAsync(estate =>
            ((JsonObject)estate["exchange"]!["servers"]!["fab-ex01.fabrikam.com"]!["certificates"]!).Remove("auth"));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-certificate/exported"));

        Assert.Contains("fab-ex01.fabrikam.com", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unknown_and_never_fine()
    {
        await using var bench = await EstateBench.StartAsync(estate => estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable" }));

        var seen = await bench.RunAsync(BatchMode.Inspect, [new StepOrder(bench.Steps[0].Id, null, null)]);

        Assert.EndsWith("Bring fab-ex01.fabrikam.com back, then start again.", Assert.IsType<Finding.Blocked>(seen.Steps[0].Before!.Finding).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cmdlet_that_the_runner_may_not_run_is_named_with_the_server()
    {
        await using var bench = await EstateBench.StartAsync();
        bench.Shells.Failures.Enqueue(new("PermissionDenied", "ManagementPermissionException", "", "", "Accès refusé."));

        var seen = await bench.RunAsync(BatchMode.Inspect, [new StepOrder(bench.Steps[0].Id, null, null)]);

        Assert.Contains("a role that lets it run Get-MailUser on fab-ex01.fabrikam.com", Assert.IsType<Finding.Blocked>(seen.Steps[0].Before!.Finding).Sentence, StringComparison.Ordinal);
    }

    /// <summary>An organization that has a partner application of Skype for Business Online already.</summary>
    private static Task<EstateBench> WithPartnerAsync(string name, bool enabled, string? linkedAccount = null) =>
        EstateBench.StartAsync(estate => ((JsonArray)estate["exchange"]!["partnerApplications"]!).Add(new JsonObject
        {
            ["name"] = name,
            ["applicationIdentifier"] = "00000004-0000-0ff1-ce00-000000000000",
            ["linkedAccount"] = linkedAccount,
            ["enabled"] = enabled,
        }));

    private static async Task<string> FindingsAsync(EstateBench bench)
    {
        bench.Context.Facts.All.Keys.ToList().ForEach(bench.Context.Facts.Retract);
        var findings = new List<string>();
        foreach (var step in bench.Steps)
        {
            var finding = (await step.InspectAsync(bench.Context, default)).Finding;
            findings.Add($"{step.Id} {finding.GetType().Name} {string.Join(';', finding.Changes)}");
        }

        return string.Join('\n', findings);
    }
}
