using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Json;
using HybridTrust.Organizations;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Litware's storage service: each link of the chain from the front end to the mailbox broken by itself.</summary>
public sealed class SkypeChainTests
{
    private const string FrontEnd = "atl-cs-001.litwareinc.com";
    private const string Exchange = "atl-exchange-001.litwareinc.com";
    private const string DomainController = "atl-dc-001.litwareinc.com";
    private const string Autodiscover = "https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc";
    private const string ExchangeMetadata = "https://autodiscover.litwareinc.com/autodiscover/metadata/json/1";
    private const string PoolMetadata = "https://atl-pool-001.litwareinc.com/metadata/json/1";
    private const string Skype = "skype-server";

    private static readonly OperationCall Test = Of("Test-CsExStorageConnectivity", P("SipUri", "sip:kenmyer@litwareinc.com"));

    [Fact]
    public async Task With_every_link_in_place_an_item_is_written_and_stays_unless_it_is_to_be_deleted()
    {
        await using var estate = await LinkedAsync();

        await estate.RunAsync(Test, FrontEnd, Skype);
        await estate.RunAsync(Of("Test-CsExStorageConnectivity", P("SipUri", "kenmyer@litwareinc.com"), P("DeleteItem", new CmdletValue.Switch())), FrontEnd, Skype);

        var folders = await estate.RunAsync(
            Of("Get-MailboxFolderStatistics", P("Identity", "kenmyer@litwareinc.com"), P("FolderScope", "ConversationHistory")), Exchange);
        Assert.Equal("1", folders.Objects[0].Text("ItemsInFolder"));
        Assert.Equal("Historique des conversations", folders.Objects[0].Text("Name"));
    }

    [Fact]
    public async Task An_address_that_is_not_the_services_leads_nowhere() => await BreaksAsync(
        "not the address of autodiscover.svc",
        estate => estate.RunAsync(
            Of("Set-CsOAuthConfiguration", P("ExchangeAutodiscoverUrl", Autodiscover.Replace(".svc", ".xml", StringComparison.Ordinal)), P("Confirm", false)), FrontEnd, Skype));

    [Fact]
    public async Task Without_a_partner_application_for_Exchange_the_front_end_asks_nobody() => await BreaksAsync(
        "no enabled partner application for Exchange",
        estate => estate.RunAsync(Of("Remove-CsPartnerApplication", P("Identity", "Exchange"), P("Confirm", false)), FrontEnd, Skype));

    [Fact]
    public async Task Less_than_full_trust_is_not_enough() => await BreaksAsync(
        "not Full",
        estate => estate.RunAsync(
            Of("Set-CsPartnerApplication", P("Identity", "Exchange"), P("ApplicationTrustLevel", "User"), P("Confirm", false)), FrontEnd, Skype));

    [Fact]
    public async Task A_partner_application_that_Exchange_disabled_stays_out() => await BreaksAsync(
        "is disabled",
        async estate => await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", await PartnerAsync(estate)), P("Enabled", false)), Exchange));

    [Fact]
    public async Task A_partner_application_without_an_account_stays_out()
    {
        await BreaksAsync(
            "no linked account",
            async estate =>
            {
                await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", await PartnerAsync(estate)), P("LinkedAccount", new CmdletValue.Null())), Exchange);
                await RecycleAsync(estate);
            });
    }

    [Fact]
    public async Task An_account_without_its_role_stays_out() => await BreaksAsync(
        "lacks the management role ArchiveApplication",
        estate => estate.RunAsync(
            Of("Remove-ManagementRoleAssignment", P("Identity", "ArchiveApplication-LyncEnterprise-ApplicationAccount"), P("Confirm", false)), Exchange));

    [Fact]
    public async Task Worker_processes_older_than_the_partner_application_know_nothing_of_it() => await BreaksAsync(
        "Recycle MSExchangeServicesAppPool",
        async estate =>
        {
            await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", await PartnerAsync(estate)), P("Enabled", false)), Exchange);
            await estate.RunAsync(Of("Set-PartnerApplication", P("Identity", await PartnerAsync(estate)), P("Enabled", true)), Exchange);
        });

    [Fact]
    public async Task A_certificate_that_Exchange_has_not_read_yet_signs_nothing_it_accepts() => await BreaksAsync(
        "does not list",
        async estate =>
        {
            var pool = await estate.RunAsync(Of("Get-CsCertificate", P("Type", "Default")), FrontEnd, Skype);
            await estate.RunAsync(
                Of("Set-CsCertificate", P("Type", "OAuthTokenIssuer"), P("Thumbprint", pool.Objects[0].Text("Thumbprint")!), P("Confirm", false)), FrontEnd, Skype);
        });

    [Fact]
    public async Task A_front_end_that_did_not_read_Exchanges_metadata_again_turns_its_new_certificate_away()
    {
        await using var estate = await LinkedAsync();
        var next = await estate.CreateAsync(Exchange);
        var date = await estate.StageAsync(next, server: Exchange);
        await estate.RunAsync(Test, FrontEnd, Skype);

        await estate.GoToAsync(date.AddHours(13));
        Assert.Contains("does not list", (await estate.FailAsync(Test, FrontEnd, Skype)).Text, StringComparison.Ordinal);
        await RefreshAsync(estate);
        await estate.RunAsync(Test, FrontEnd, Skype);
    }

    [Fact]
    public async Task A_front_end_that_read_the_metadata_while_the_next_certificate_was_listed_takes_it_later()
    {
        await using var estate = await LinkedAsync();
        var date = await estate.StageAsync(await estate.CreateAsync(Exchange), server: Exchange);
        await RefreshAsync(estate);

        await estate.GoToAsync(date.AddHours(13));
        await estate.RunAsync(Test, FrontEnd, Skype);
    }

    [Fact]
    public async Task Virtual_directories_without_OAuth_take_no_token()
    {
        await using var estate = await LinkedAsync(file => file["exchange"]!["servers"]![Exchange]!["virtualDirectories"] = new JsonObject { ["oauth"] = false });

        Assert.Contains("401", (await estate.FailAsync(Test, FrontEnd, Skype)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_front_end_cannot_use_signs_nothing() => await BreaksAsync(
        "cannot use the private key", estate => estate.SwitchOnAsync("private-key-unreadable", $$"""{"server":"{{FrontEnd}}"}"""));

    [Fact]
    public async Task A_caller_outside_the_group_is_denied_by_category_not_by_text()
    {
        await using var estate = await LinkedAsync(file => file["skype"]!["callerGroups"] = new JsonArray());

        var error = await estate.FailAsync(Test, FrontEnd, Skype);

        Assert.Equal((CmdletErrorKind.Denied, "PermissionDenied"), (error.Kind, error.Category));
        Assert.StartsWith("Accès refusé", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_front_end_that_has_not_the_change_yet_works_with_what_it_had()
    {
        await using var estate = await LinkedAsync(file => file["skype"]!["frontEnds"]!["atl-cs-002.litwareinc.com"]!["stalled"] = true);
        const string other = "atl-cs-002.litwareinc.com";

        Assert.Contains("not the address", (await estate.FailAsync(Test, other, Skype)).Text, StringComparison.Ordinal);
        await estate.RunAsync(Of("Invoke-CsManagementStoreReplication", P("ReplicaFqdn", other)), FrontEnd, Skype);
        await estate.RunAsync(Test, other, Skype);
    }

    [Fact]
    public async Task The_script_knows_the_product_by_its_old_name_only()
    {
        await using var estate = await OpenAsync();

        var error = await estate.FailAsync(Of(LocalOperations.ConfigureEnterprisePartnerApplication, P("AuthMetadataUrl", PoolMetadata), P("ApplicationType", "SkypeForBusiness")), Exchange, "windows");

        Assert.Equal(CmdletErrorKind.NotSupported, error.Kind);
    }

    [Fact]
    public async Task An_application_identifier_beside_a_metadata_address_is_refused()
    {
        await using var estate = await OpenAsync();

        var error = await estate.FailAsync(
            Of("New-CsPartnerApplication", P("Identity", "Exchange"), P("ApplicationTrustLevel", "Full"), P("MetadataUrl", ExchangeMetadata), P("ApplicationIdentifier", "x")),
            FrontEnd,
            Skype);

        Assert.Equal(CmdletErrorKind.NotSupported, error.Kind);
    }

    [Fact]
    public async Task A_world_with_a_pool_is_the_same_after_a_restart()
    {
        var estate = await LinkedAsync();
        var before = (await estate.GetAsync("estate/state")).GetProperty("skype").GetRawText();
        await estate.StopAsync();

        await using var again = await OpenAsync(directory: estate.Directory);

        Assert.Equal(before, (await again.GetAsync("estate/state")).GetProperty("skype").GetRawText());
        await again.RunAsync(Test, FrontEnd, Skype);
    }

    private static async Task RefreshAsync(TestEstate estate)
    {
        await estate.RunAsync(Of("Set-CsPartnerApplication", P("Identity", "Exchange"), P("MetadataUrl", ExchangeMetadata), P("Confirm", false)), FrontEnd, Skype);
        await estate.PassAsync(1);
    }

    private static async Task BreaksAsync(string because, Func<TestEstate, Task> change)
    {
        await using var estate = await LinkedAsync();
        await estate.RunAsync(Test, FrontEnd, Skype);

        await change(estate);

        var error = await estate.FailAsync(Test, FrontEnd, Skype);
        Assert.Equal("AuthenticationError", error.Category);
        Assert.Contains(because, error.Text, StringComparison.Ordinal);
    }

    /// <summary>Litware with everything done that the two pages ask for.</summary>
    private static async Task<TestEstate> LinkedAsync(Action<JsonNode>? change = null)
    {
        var estate = await OpenAsync(change);
        await estate.RunAsync(Of("Set-CsOAuthConfiguration", P("ExchangeAutodiscoverUrl", Autodiscover), P("Confirm", false)), FrontEnd, Skype);
        await estate.RunAsync(
            Of("New-CsPartnerApplication", P("Identity", "Exchange"), P("ApplicationTrustLevel", "Full"), P("MetadataUrl", ExchangeMetadata)), FrontEnd, Skype);
        await estate.RunAsync(
            Of(LocalOperations.ConfigureEnterprisePartnerApplication, P("AuthMetadataUrl", PoolMetadata), P("ApplicationType", "Lync")), Exchange, "windows");
        await RecycleAsync(estate);
        return estate;
    }

    private static Task<CmdletResult> RecycleAsync(TestEstate estate) => estate.RunAsync(
        Of(LocalOperations.RecycleApplicationPools, P("Names", (string[])["MSExchangeServicesAppPool"])), Exchange, "windows");

    private static async Task<string> PartnerAsync(TestEstate estate) =>
        (await estate.RunAsync(Of("Get-PartnerApplication", P("DomainController", DomainController)), Exchange)).Objects
        .Single(p => p.Text("AuthMetadataUrl") == PoolMetadata).Text("Guid")!;

    private static Task<TestEstate> OpenAsync(Action<JsonNode>? change = null, string? directory = null)
    {
        var file = JsonNode.Parse(TestEstate.Sample("litware.estate.json"))!;
        change?.Invoke(file);
        var profile = TrustJson.Deserialize<OrganizationProfile>(TestEstate.Sample("litware.json"));
        return TestEstate.OpenAsync(
            directory ?? TestEstate.NewDirectory(), options: given => given with { Profile = profile, EstateFile = file.ToJsonString() });
    }
}
