using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class HybridChangeTests
{
    private const string Section = "ExchangeOnpremAsThirdPartyAppId";

    [Fact]
    public async Task A_server_acts_on_an_override_once_it_has_read_it_and_goes_on_with_a_removed_one_until_then()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.RunAsync(NewOverride());
        Assert.DoesNotContain(Section, await ReadAsync(estate, "Overrides"), StringComparison.Ordinal);

        Assert.Contains(Section, await ReadAsync(estate, "Refresh"), StringComparison.Ordinal);
        Assert.DoesNotContain(Section, await ReadAsync(estate, "Overrides", TestEstate.OtherServer), StringComparison.Ordinal);

        await estate.RunAsync(Remove("SettingOverride", "Ours"));
        Assert.Contains(Section, await ReadAsync(estate, "Overrides"), StringComparison.Ordinal);
        Assert.DoesNotContain(Section, await ReadAsync(estate, "Refresh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_hour_servers_read_by_themselves()
    {
        var start = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory, options: o => o with { Now = start });
        await first.RunAsync(NewOverride());
        await first.StopAsync();

        await using var later = await TestEstate.OpenAsync(directory, options: o => o with { Now = start.AddMinutes(61) });

        Assert.Contains(Section, await ReadAsync(later, "Overrides", TestEstate.OtherServer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_override_of_a_section_is_taken_and_a_second_one_of_a_name_is_not()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.RunAsync(NewOverride());

        Assert.Equal(CmdletErrorKind.AlreadyExists, (await estate.FailAsync(NewOverride())).Kind);
        await estate.RunAsync(NewOverride(name: "Theirs"));
        Assert.Equal(2, (await estate.RunAsync(Of("Get-SettingOverride"))).Objects.Count);
    }

    [Fact]
    public async Task An_override_is_not_removed_without_a_word()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.RunAsync(NewOverride());

        Assert.Equal("PSInvalidOperationException", (await estate.FailAsync(Remove("SettingOverride", "Ours", confirm: null))).Reason);
    }

    [Theory]
    [InlineData("en", "isn't known")]
    [InlineData("fr", "est inconnue")]
    public async Task A_section_that_the_build_does_not_know_is_refused_in_the_servers_language(string language, string text)
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchange"]!["language"] = language);

        var error = await estate.FailAsync(NewOverride(section: "RouteThroughMSGraph"));

        Assert.Equal("SettingOverrideInvalidSectionNameException", error.Reason);
        Assert.Contains(text, error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_down_reports_nothing()
    {
        await using var estate = await TestEstate.StartAsync();
        await estate.SwitchOnAsync("server-unreachable", $$"""{ "server": "{{TestEstate.OtherServer}}" }""");

        Assert.Equal(CmdletErrorKind.Unreachable, (await estate.FailAsync(Diagnostics("Overrides", TestEstate.OtherServer))).Kind);
    }

    [Fact]
    public async Task Exchange_Online_shows_the_list_of_applications_only_when_asked_and_replaces_it_as_a_whole()
    {
        const string One = "5d3a1c2e-8f47-4b6a-9c0d-1e2f3a4b5c6d";
        await using var estate = await TestEstate.StartAsync(file => file["exchangeOnline"] = new JsonObject { ["ewsAllowedAppIds"] = new JsonArray(One) });

        Assert.Null(await ListAsync(estate, asked: false));
        Assert.Equal(One, await ListAsync(estate, asked: true));

        await OnlineAsync(estate, Of("Set-OrganizationConfig", P("EwsAllowedAppIDs", TestEstate.Skype.ToString())));
        Assert.Equal(TestEstate.Skype.ToString(), await ListAsync(estate, asked: true));
        await estate.FailAsync(Of("Set-OrganizationConfig", P("EwsAllowedAppIDs", "everybody")), TestEstate.CoexistenceDomain, "exchange-online");
    }

    [Fact]
    public async Task A_relationship_takes_addresses_only()
    {
        await using var estate = await TestEstate.StartAsync(file => file["exchange"]!["organizationRelationships"] = new JsonArray(new JsonObject
        {
            ["name"] = "Cloud",
            ["domainNames"] = new JsonArray(TestEstate.CoexistenceDomain),
            ["targetAutodiscoverEpr"] = "https://autodiscover-s.outlook.com/autodiscover/autodiscover.svc",
        }));

        await estate.FailAsync(Of("Set-OrganizationRelationship", P("Identity", "Cloud"), P("TargetSharingEpr", "nowhere")));
        await estate.RunAsync(Of("Set-OrganizationRelationship", P("Identity", "Cloud"), P("TargetSharingEpr", "https://outlook.office365.com/ews/exchange.asmx")));

        Assert.Equal(
            "https://outlook.office365.com/ews/exchange.asmx",
            (await estate.RunAsync(Of("Get-OrganizationRelationship", P("Identity", "Cloud")))).Objects.Single().Text("TargetSharingEpr"));
    }

    private static OperationCall NewOverride(string name = "Ours", string section = Section) => Of(
        "New-SettingOverride", P("Name", name), P("Component", "Global"), P("Section", section),
        P("Parameters", new CmdletValue.List(["Enabled=true"])), P("Reason", "test"));

    private static OperationCall Diagnostics(string argument, string server) => Of(
        "Get-ExchangeDiagnosticInfo", P("Server", server), P("Process", "Microsoft.Exchange.Directory.TopologyService"),
        P("Component", "VariantConfiguration"), P("Argument", argument));

    private static async Task<string> ReadAsync(TestEstate estate, string argument, string server = TestEstate.ShellServer) =>
        (await estate.RunAsync(Diagnostics(argument, server))).Objects.Single().Text("Result")!;

    private static Task<CmdletResult> OnlineAsync(TestEstate estate, OperationCall call) => estate.RunAsync(call, TestEstate.CoexistenceDomain, "exchange-online");

    private static async Task<string?> ListAsync(TestEstate estate, bool asked) => (await OnlineAsync(estate, Of(
        "Get-OrganizationConfig", P("RetrieveEwsOperationAccessPolicy", asked ? new CmdletValue.Switch() : null)))).Objects.Single().Text("EwsAllowedAppIDs");
}
