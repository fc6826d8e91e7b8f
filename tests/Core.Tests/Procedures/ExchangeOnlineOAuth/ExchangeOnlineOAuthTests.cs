using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Steps;
using static HybridTrust.Procedures.ExchangeOnlineOAuth.OAuthBench;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>The procedure as a whole: what it makes, makes again and takes back.</summary>
public sealed class ExchangeOnlineOAuthTests
{
    public static TheoryData<string> ChangingSteps =>
    [
        "auth-server-microsoftacs", "auth-server-azuread", "partner-application", "service-principal-names", "connector-on-premises", "connector-online",
        "availability-address-space",
    ];

    [Fact]
    public async Task The_steps_are_those_of_the_document_but_the_obsolete_upload()
    {
        await using var bench = await StartAsync();

        Assert.Equal(
            [
                "exchange-online-oauth/auth-server-microsoftacs", "exchange-online-oauth/auth-server-azuread", "exchange-online-oauth/partner-application",
                "exchange-online-oauth/oauth-endpoints", "exchange-online-oauth/public-hosts", "auth-certificate/exported", "auth-certificate/vaulted",
                "exchange-online-oauth/service-principal-names", "exchange-online-oauth/connector-on-premises", "exchange-online-oauth/connector-online",
            ],
            bench.Steps.Select(s => s.Id));
    }

    [Fact]
    public async Task What_the_hybrid_wizard_left_is_kept_and_only_what_is_missing_is_made()
    {
        await using var bench = await StartAsync();

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(
            ["auth-certificate/vaulted", "exchange-online-oauth/service-principal-names", "exchange-online-oauth/connector-online"],
            applied.Steps.Where(s => s.Action is StepAction.Applied).Select(s => s.Step));
        Assert.DoesNotContain("New-AuthServer", bench.Shells.Calls);
    }

    [Fact]
    public async Task From_an_organization_without_oauth_everything_is_made()
    {
        await using var bench = await StartAsync(Bare, Old);

        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.Equal(8, applied.Steps.Count(s => s.Action is StepAction.Applied));
        foreach (var step in bench.Steps)
        {
            Assert.IsType<Finding.InPlace>((await step.InspectAsync(bench.Context, default)).Finding);
        }
    }

    [Fact]
    public async Task Applied_twice_nothing_is_changed_the_second_time()
    {
        await using var bench = await StartAsync(Bare, Old);

        await bench.ChangesNothingTheSecondTimeAsync();
    }

    [Fact]
    public async Task Undone_both_sides_are_as_they_were_field_by_field()
    {
        await using var bench = await StartAsync(Bare, Old);
        var start = Settings(await bench.StateAsync());

        var undone = await bench.UndoAsync(await bench.ApplyAllAsync());

        Assert.All(undone.Steps, s => Assert.True(s.Action is StepAction.Undone, $"{s.Step}: {s.Action} {s.Explanation}"));
        Assert.Equal(start, Settings(await bench.StateAsync()));
    }

    [Theory]
    [MemberData(nameof(ChangingSteps))]
    public async Task A_step_undone_with_what_builds_on_it_can_be_applied_again(string name)
    {
        await using var bench = await StartAsync(Bare, Old);
        await bench.InspectAsync("public-hosts");

        await bench.IsMadeAgainAfterUndoAsync(name);
    }

    [Fact]
    public async Task Disabled_objects_are_enabled_instead_of_doubled_and_disabled_again_by_undo()
    {
        await using var bench = await StartAsync(estate =>
        {
            estate["exchange"]!["authServers"]![0]!["enabled"] = false;
            estate["exchange"]!["authServers"]![1]!["enabled"] = false;
            estate["exchange"]!["connectors"]![0]!["enabled"] = false;
            estate["exchange"]!["partnerApplications"]![0]!["enabled"] = false;
            estate["exchangeOnline"]!["connectors"] = new JsonArray(Connector("HybridIOC", "https://autodiscover.contoso.com/autodiscover/autodiscover.svc", "contoso.com", enabled: false));
        });
        var start = Settings(await bench.StateAsync());
        var applied = await bench.ApplyAllAsync();

        Assert.Null(applied.Stopped());
        Assert.DoesNotContain(bench.Shells.Calls, call => call.StartsWith("New-", StringComparison.Ordinal));
        await bench.UndoAsync(applied);
        Assert.Equal(start, Settings(await bench.StateAsync()));
    }

    [Fact]
    public async Task Trap_20_the_address_space_is_added_and_only_for_servers_that_know_no_connectors()
    {
        await using var old = await StartAsync(adapt: Old);
        await using var modern = await StartAsync(copyOf: old.Data);

        await old.ApplyAllAsync();

        Assert.Contains("Add-AvailabilityAddressSpace", old.Shells.Calls);
        Assert.Null(OperationCatalogue.Default.Find(ShellKind.ExchangeServer, "New-AvailabilityAddressSpace"));
        Assert.DoesNotContain(modern.Steps, s => s.Id.EndsWith("address-space", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_changes_nothing_asks_each_thing_once()
    {
        await using var bench = await StartAsync();
        await bench.ApplyAllAsync();
        bench.Shells.Calls.Clear();

        foreach (var step in bench.Steps)
        {
            await step.InspectAsync(bench.Context, default);
        }

        Assert.InRange(bench.Shells.Calls.Count, 1, 16);
    }
}
