using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

public sealed class TeamsPartnersTests
{
    private const string Account = "TeamsScheduler-ApplicationAccount";

    public static TheoryData<string> ChangingSteps =>
    [
        "application-account", "application-account-hidden", "management-role", "role-teamsschedulerrole", "partner-application-teams-scheduler",
        "partner-application-cloud-voicemail", "auth-certificate/vaulted", KeyStep(WellKnownApplications.CloudVoicemail),
        KeyStep(WellKnownApplications.TeamsScheduler), KeyStep(WellKnownApplications.SkypeForBusinessOnline),
    ];

    public static TheoryData<Guid> Principals =>
        [WellKnownApplications.CloudVoicemail, WellKnownApplications.TeamsScheduler, WellKnownApplications.SkypeForBusinessOnline];

    [Fact]
    public async Task The_steps_are_those_of_the_document_in_its_order()
    {
        await using var bench = await ContosoAsync();

        Assert.Equal(
            [
                "teams-partners/application-account", "teams-partners/application-account-hidden", "teams-partners/management-role",
                "teams-partners/role-teamsschedulerrole", "teams-partners/partner-application-teams-scheduler",
                "teams-partners/partner-application-cloud-voicemail", "teams-partners/legacy-partner-application", "auth-certificate/exported",
                "auth-certificate/vaulted", KeyStep(WellKnownApplications.CloudVoicemail),
                KeyStep(WellKnownApplications.TeamsScheduler), KeyStep(WellKnownApplications.SkypeForBusinessOnline),
            ],
            bench.Steps.Select(s => s.Id));
    }

    [Fact]
    public async Task From_contosos_starting_point_everything_is_made_and_each_service_is_let_in()
    {
        await using var bench = await ContosoAsync();

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(10, applied.Steps.Count(s => s.Action is StepAction.Applied));
        var proofs = await bench.ProveAsync();
        Assert.Equal(6, proofs.Count);
        Assert.All(proofs, proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
        Assert.Contains(proofs, p => p.Explanation.Contains("delegates of trust.onprem@contoso.com were read", StringComparison.Ordinal));
        Assert.Contains(proofs, p => p.Explanation.Contains("voice message was left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await ContosoAsync();

        await bench.ChangesNothingTheSecondTimeAsync();
    }

    [Fact]
    public async Task Undone_both_sides_are_field_by_field_what_they_were()
    {
        await using var bench = await ContosoAsync();
        var before = WithoutTimes(await bench.StateAsync());

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone or StepAction.LeftAlone, $"{s.Step}: {s.Explanation}"));
        var after = WithoutTimes(await bench.StateAsync());
        foreach (var part in new[] { "recipients", "derivedRoles", "roleAssignments", "partnerApplications" })
        {
            Assert.NotNull(before["datacentre"]![part]);
            Assert.True(JsonNode.DeepEquals(before["datacentre"]![part], after["datacentre"]![part]), part);
        }

        Assert.Equal(5, before["tenant"]!["principals"]!.AsArray().Count);
        Assert.True(JsonNode.DeepEquals(before["tenant"]!["principals"], after["tenant"]!["principals"]));
    }

    [Theory]
    [MemberData(nameof(ChangingSteps))]
    public async Task A_step_undone_with_what_builds_on_it_can_be_applied_again(string name)
    {
        await using var bench = await ContosoAsync();

        await bench.IsMadeAgainAfterUndoAsync(name);
    }

    [Fact]
    public async Task Trap_20_the_account_gets_its_name_and_not_a_parameter_that_does_not_exist()
    {
        await using var bench = await ContosoAsync();

        await bench.ApplyAllAsync();

        Assert.Single(Recipients(await bench.StateAsync()), r => r["name"]!.GetValue<string>() == Account);
        var asPrinted = OperationCall.Of("New-MailUser", new("Name", "TeamsScheduler"), new("ApplicationAccount", new CmdletValue.Switch()));
        Assert.Contains("NamedParameterNotFound", OperationCatalogue.Default.Check(ShellKind.ExchangeServer, asPrinted)!.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_has_the_address_under_another_name_is_left_alone()
    {
        await using var bench = await ContosoAsync();
        await bench.InvokeAsync("New-MailUser", new("Name", "TeamsScheduler"), new("ExternalEmailAddress", $"{Account}@contoso.com"));

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("application-account"));

        Assert.Contains("Mail user TeamsScheduler has the address", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_25_a_partner_application_is_found_by_its_id_under_any_name()
    {
        await using var bench = await ContosoAsync(estate => Partner(estate, WellKnownApplications.TeamsScheduler)["name"] = "Teams calendar service");

        await bench.ApplyAllAsync();

        Assert.DoesNotContain("New-PartnerApplication", bench.Shells.Calls);
        Assert.True(Partner((await bench.StateAsync())["datacentre"]!, WellKnownApplications.TeamsScheduler)["enabled"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Trap_26_what_setup_made_disabled_is_enabled_and_not_doubled()
    {
        await using var bench = await ContosoAsync();
        var scheduler = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application-teams-scheduler"));
        var voicemail = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application-cloud-voicemail"));

        await bench.ApplyAllAsync();

        Assert.Contains("which exists but is disabled", scheduler.Sentence, StringComparison.Ordinal);
        Assert.Contains("instead of contoso.com/Users/TeamsIntegration-ApplicationAccount", scheduler.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Enabled"], voicemail.Settings.Select(s => s.Property));
        Assert.Contains("goes on acting as contoso.com/Users/TeamsIntegration-ApplicationAccount", voicemail.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("New-PartnerApplication", bench.Shells.Calls);
        Assert.Equal(4, (await bench.StateAsync())["datacentre"]!["partnerApplications"]!.AsArray().Count);
    }

    [Fact]
    public async Task Where_setup_made_neither_both_are_created_and_CloudVoicemail_gets_no_account()
    {
        await using var bench = await ContosoAsync(estate =>
        {
            var partners = (JsonArray)estate["exchange"]!["partnerApplications"]!;
            partners.RemoveAt(3);
            partners.RemoveAt(2);
        });

        var applied = await bench.ApplyAllAsync();
        var made = (await bench.StateAsync())["datacentre"]!;
        var proofs = await bench.ProveAsync();
        await bench.UndoAsync(applied);

        Assert.NotNull(Partner(made, WellKnownApplications.TeamsScheduler)["linkedAccount"]);
        Assert.Null(Partner(made, WellKnownApplications.CloudVoicemail)["linkedAccount"]);
        Assert.All(proofs, proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
        Assert.Equal(2, (await bench.StateAsync())["datacentre"]!["partnerApplications"]!.AsArray().Count);
    }

    [Fact]
    public async Task One_that_is_enabled_and_acts_as_somebody_else_is_linked_in_plain_words_and_given_back()
    {
        await using var bench = await ContosoAsync(estate => Partner(estate, WellKnownApplications.TeamsScheduler)["enabled"] = true);
        var start = Partner(WithoutTimes(await bench.StateAsync())["datacentre"]!, WellKnownApplications.TeamsScheduler).DeepClone();
        var seen = Assert.IsType<Finding.Different>(await bench.InspectAsync("partner-application-teams-scheduler"));

        await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.Equal(["LinkedAccount"], seen.Settings.Select(s => s.Property));
        Assert.Contains("comes back with undo", seen.Sentence, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(start, Partner(WithoutTimes(await bench.StateAsync())["datacentre"]!, WellKnownApplications.TeamsScheduler)));
    }

    [Fact]
    public async Task Trap_28_the_partner_application_of_Skype_for_Business_Online_is_never_touched()
    {
        await using var bench = await ContosoAsync();
        var start = Partner((await bench.StateAsync())["datacentre"]!, WellKnownApplications.SkypeForBusinessOnline).DeepClone();

        var applied = await bench.ApplyAllAsync();
        var seen = await bench.InspectAsync("legacy-partner-application");
        var then = Partner((await bench.StateAsync())["datacentre"]!, WellKnownApplications.SkypeForBusinessOnline).DeepClone();
        await bench.UndoAsync(applied);

        Assert.Contains("stays", Assert.IsType<Finding.InPlace>(seen).Sentence, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(start, then));
        Assert.True(JsonNode.DeepEquals(start, Partner((await bench.StateAsync())["datacentre"]!, WellKnownApplications.SkypeForBusinessOnline)));
        Assert.DoesNotContain("Remove-PartnerApplication", bench.Shells.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_it_its_service_is_reported_as_not_exercised_and_the_rest_is_proven(bool disabled)
    {
        await using var bench = await ContosoAsync(estate =>
        {
            if (disabled)
            {
                Partner(estate, WellKnownApplications.SkypeForBusinessOnline)["enabled"] = false;
            }
            else
            {
                ((JsonArray)estate["exchange"]!["partnerApplications"]!).RemoveAt(1);
            }
        });

        await bench.ApplyAllAsync();
        var proofs = await bench.ProveAsync();

        var silent = Assert.Single(proofs, p => p.Verdict is not ProofVerdict.Passed);
        Assert.Equal(ProofVerdict.NotExercised, silent.Verdict);
        Assert.Contains("ordinary greeting", silent.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Principals))]
    public async Task A_principal_that_refuses_is_explained_and_stops_the_run_there(Guid principal)
    {
        await using var bench = await ContosoAsync(estate => Refuse(estate, principal));

        var result = await bench.ApplyAllAsync();

        var refused = Assert.Single(result.Steps, s => s.Action is StepAction.Refused);
        Assert.Contains(principal.ToString(), refused.Explanation, StringComparison.Ordinal);
        Assert.All(result.Steps.SkipWhile(s => s != refused).Skip(1), s => Assert.Equal(StepAction.NotReached, s.Action));
    }

    [Fact]
    public async Task An_optional_principal_that_refuses_keeps_none_of_the_others_from_getting_the_key()
    {
        await using var bench = await ContosoAsync(
            estate => Refuse(estate, WellKnownApplications.CloudVoicemail),
            profile => profile with { OptionalPrincipals = [WellKnownApplications.CloudVoicemail] });

        var result = await bench.ApplyAllAsync();
        var proofs = await bench.ProveAsync();

        Assert.Single(result.Steps, s => s.Action is StepAction.Refused);
        Assert.DoesNotContain(result.Steps, s => s.Action is StepAction.NotReached or StepAction.Failed);
        Assert.Equal(2, proofs.Count(p => p.Verdict is ProofVerdict.NotExercised));
        Assert.Equal(4, proofs.Count(p => p.Verdict is ProofVerdict.Passed));
    }

    [Fact]
    public async Task A_principal_that_the_tenant_lacks_blocks_with_the_remedies()
    {
        await using var bench = await ContosoAsync(estate => RemovePrincipal(estate, WellKnownApplications.TeamsScheduler));
        await bench.InspectAsync("auth-certificate/exported");

        var finding = Assert.IsType<Finding.Blocked>(await bench.InspectAsync(KeyStep(WellKnownApplications.TeamsScheduler)));

        Assert.Contains("New-MgServicePrincipal", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("optionalPrincipals", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_principal_that_the_tenant_lacks_is_passed_over()
    {
        await using var bench = await ContosoAsync(
            estate => RemovePrincipal(estate, WellKnownApplications.TeamsScheduler),
            profile => profile with { OptionalPrincipals = [WellKnownApplications.TeamsScheduler] });

        var result = await bench.ApplyAllAsync();
        var proofs = await bench.ProveAsync();

        Assert.Null(result.Stopped());
        Assert.Equal(2, proofs.Count(p => p.Verdict is ProofVerdict.NotExercised));
        Assert.DoesNotContain(proofs, p => p.Verdict is ProofVerdict.Failed);
    }

    [Fact]
    public async Task Expired_keys_and_those_of_others_stay_where_they_are()
    {
        await using var bench = await ContosoAsync(estate =>
            Principal(estate, WellKnownApplications.CloudVoicemail)["keys"] = new JsonArray(
                new JsonObject { ["certificate"] = "auth-former" }, new JsonObject { ["certificate"] = "other-forest" }));
        var before = await ThumbprintsAsync(bench, WellKnownApplications.CloudVoicemail);

        var applied = await bench.ApplyAllAsync();
        var then = await ThumbprintsAsync(bench, WellKnownApplications.CloudVoicemail);
        await bench.UndoAsync(applied);

        Assert.Equal([.. before, bench.Context.Facts.Find(FactNames.CurrentAuthCertificate)], then);
        Assert.Equal(before, await ThumbprintsAsync(bench, WellKnownApplications.CloudVoicemail));
    }

    [Fact]
    public async Task Trap_9_a_staged_next_certificate_goes_to_each_of_the_three_principals()
    {
        await using var bench = await ContosoAsync(estate =>
        {
            estate["exchange"]!["authConfig"]!["next"] = "other-forest";
            estate["exchange"]!["servers"]!["ctso-mbx01.contoso.com"]!["certificates"]!["other-forest"] =
                new JsonObject { ["services"] = new JsonArray(), ["privateKey"] = "readable" };
        });

        await bench.ApplyAllAsync();

        string?[] both = [bench.Context.Facts.Find(FactNames.CurrentAuthCertificate), bench.Context.Facts.Find(FactNames.NextAuthCertificate)];
        Assert.All(both, Assert.NotNull);
        foreach (var principal in bench.Steps.OfType<CertificateOnPrincipalStep>().SelectMany(s => s.ApplicationIds))
        {
            Assert.Equal(both, await ThumbprintsAsync(bench, principal));
        }

        Assert.All(await bench.ProveAsync(), proof => Assert.True(proof.Verdict is ProofVerdict.Passed, proof.Explanation));
    }

    /// <summary>When somebody last wrote an object is not put back.</summary>
    private static JsonNode WithoutTimes(JsonNode state)
    {
        foreach (var partner in state["datacentre"]!["partnerApplications"]!.AsArray().OfType<JsonObject>())
        {
            partner.Remove("whenChanged");
        }

        return state;
    }

    private static string KeyStep(Guid application) => $"auth-certificate/on-{application}";

    private static Task<EstateBench> ContosoAsync(Action<JsonNode>? change = null, Func<OrganizationProfile, OrganizationProfile>? adapt = null) =>
        EstateBench.StartAsync(
            change,
            profile => (adapt?.Invoke(profile) ?? profile) with { Procedures = [ProcedureIds.TeamsPartners] },
            sample: "contoso");

    /// <summary>In an estate file's exchange part, or in the datacentre of a world.</summary>
    private static JsonNode Partner(JsonNode place, Guid application) => ((place["exchange"] ?? place)["partnerApplications"]!.AsArray())
        .Single(p => p!["applicationIdentifier"]!.GetValue<string>() == application.ToString())!;

    private static JsonNode Principal(JsonNode estate, Guid application) =>
        estate["tenant"]!["principals"]!.AsArray().Single(p => p!["appId"]!.GetValue<string>() == application.ToString())!;

    private static void RemovePrincipal(JsonNode estate, Guid application) =>
        estate["tenant"]!["principals"]!.AsArray().Remove(Principal(estate, application));

    private static void Refuse(JsonNode estate, Guid application) =>
        estate["faults"] = new JsonArray(new JsonObject { ["name"] = "principal-refuses", ["appId"] = application.ToString(), ["status"] = 403 });

    private static IEnumerable<JsonNode> Recipients(JsonNode state) => state["datacentre"]!["recipients"]!.AsArray().OfType<JsonNode>();

    private static async Task<List<string?>> ThumbprintsAsync(EstateBench bench, Guid application) =>
        [.. (await bench.Context.RequiredDirectory().FindServicePrincipalAsync(application, default))!.Keys.Select(KeyThumbprint.Of)];
}
