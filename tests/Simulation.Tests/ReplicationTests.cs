using System.Text.Json.Nodes;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Active Directory between sites: fab-ex01 in Paris with dc01, fab-ex02 in Lyon with dc02, and a minute between them.</summary>
public sealed class ReplicationTests : IAsyncLifetime
{
    private const string Here = TestEstate.DomainController;
    private const string There = "dc02.fabrikam.com";

    private readonly SettableTime _time = new();
    private readonly string _directory = TestEstate.NewDirectory();
    private TestEstate _estate = null!;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_change_is_seen_at_its_own_site_at_once_and_at_another_after_the_delay()
    {
        var estate = await StartAsync();
        await estate.RunAsync(NewMailUser());

        Assert.Single((await estate.RunAsync(Get(Here))).Objects);
        Assert.Equal("ManagementObjectNotFoundException", (await estate.FailAsync(Get(There))).Reason);

        _time.Pass(TimeSpan.FromSeconds(61));
        Assert.Single((await estate.RunAsync(Get(There))).Objects);
    }

    [Fact]
    public async Task A_shell_asks_a_domain_controller_of_its_own_servers_site()
    {
        var estate = await StartAsync();
        await estate.RunAsync(NewMailUser());

        Assert.Single((await estate.RunAsync(GetMailUser())).Objects);
        var there = await estate.FailAsync(GetMailUser(), TestEstate.OtherServer);
        Assert.Contains(There, there.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_arrived_cannot_be_changed_there_and_nothing_happens()
    {
        var estate = await StartAsync();
        await estate.RunAsync(NewMailUser());
        var before = (await estate.GetAsync("estate/state")).GetRawText();

        var refused = await estate.FailAsync(Of("Set-MailUser", P("Identity", Account), P("HiddenFromAddressListsEnabled", true), P("DomainController", There)));

        Assert.Equal("ManagementObjectNotFoundException", refused.Reason);
        Assert.Equal(before, (await estate.GetAsync("estate/state")).GetRawText());
    }

    [Fact]
    public async Task Changes_arrive_in_their_order_each_after_its_own_delay()
    {
        var estate = await StartAsync();
        await estate.RunAsync(NewMailUser());
        _time.Pass(TimeSpan.FromSeconds(40));
        await estate.RunAsync(Of("Set-MailUser", P("Identity", Account), P("HiddenFromAddressListsEnabled", true)));
        _time.Pass(TimeSpan.FromSeconds(40));

        Assert.False((await estate.RunAsync(Get(There))).Objects.Single().Truth("HiddenFromAddressListsEnabled"));
        _time.Pass(TimeSpan.FromSeconds(40));
        Assert.True((await estate.RunAsync(Get(There))).Objects.Single().Truth("HiddenFromAddressListsEnabled"));
    }

    [Fact]
    public async Task A_change_made_there_is_seen_there_at_once_and_here_after_the_delay()
    {
        var estate = await StartAsync();
        await estate.RunAsync(Of(
            "New-MailUser", P("Name", Account), P("ExternalEmailAddress", $"{Account}@fabrikam.com"), P("DomainController", There)));

        Assert.Single((await estate.RunAsync(Get(There))).Objects);
        Assert.Equal("ManagementObjectNotFoundException", (await estate.FailAsync(Get(Here))).Reason);
        _time.Pass(TimeSpan.FromSeconds(61));
        Assert.Single((await estate.RunAsync(Get(Here))).Objects);
    }

    [Fact]
    public async Task What_is_on_its_way_survives_a_restart()
    {
        var estate = await StartAsync();
        await estate.RunAsync(NewMailUser());
        await estate.StopAsync();
        _estate = estate = await OpenAsync();

        Assert.Equal("ManagementObjectNotFoundException", (await estate.FailAsync(Get(There))).Reason);
        _time.Pass(TimeSpan.FromSeconds(61));
        Assert.Single((await estate.RunAsync(Get(There))).Objects);
    }

    [Fact]
    public async Task A_domain_controller_can_be_down_by_itself()
    {
        var estate = await StartAsync();
        await estate.SwitchOnAsync("server-unreachable", $$"""{ "server": "{{There}}" }""");

        Assert.Equal("SuitabilityDirectoryException", (await estate.FailAsync(Get(There))).Reason);
        await estate.RunAsync(Of("Get-AuthConfig"));
    }

    [Fact]
    public async Task A_next_certificate_that_was_staged_a_moment_ago_is_not_known_everywhere()
    {
        var estate = await StartAsync(file =>
        {
            file["exchange"]!["authConfig"]!["next"] = "skype-server";
            file["exchange"]!["authConfig"]!["nextStagedSecondsAgo"] = 10;
        });

        Assert.NotEmpty(await NextAsync(estate, Here));
        Assert.Empty(await NextAsync(estate, There));
        _time.Pass(TimeSpan.FromSeconds(51));
        Assert.NotEmpty(await NextAsync(estate, There));
    }

    private static async Task<string> NextAsync(TestEstate estate, string controller) =>
        (await estate.RunAsync(Of("Get-AuthConfig", P("DomainController", controller)))).Objects.Single().Text("NextCertificateThumbprint")!;

    private static Cmdlets.OperationCall Get(string controller) => Of("Get-MailUser", P("Identity", Account), P("DomainController", controller));

    private async Task<TestEstate> StartAsync(Action<JsonNode>? change = null) => _estate = await OpenAsync(change);

    private Task<TestEstate> OpenAsync(Action<JsonNode>? change = null) => TestEstate.OpenAsync(
        _directory,
        file =>
        {
            file["exchange"]!["replicationDelaySeconds"] = 60;
            change?.Invoke(file);
        },
        options => options with { Profile = RotatingEstate.TwoSites(options.Profile), Time = _time });

    private sealed class SettableTime : TimeProvider
    {
        private TimeSpan _passed;

        public void Pass(TimeSpan time) => _passed += time;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _passed;
    }
}
