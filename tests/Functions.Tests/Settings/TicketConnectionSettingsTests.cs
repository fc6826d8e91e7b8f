using HybridTrust.Functions.Settings;
using HybridTrust.Organizations;
using Microsoft.Extensions.Configuration;

namespace HybridTrust.Functions.Tests.Settings;

/// <summary>Where and as whom tickets are written to.</summary>
public class TicketConnectionSettingsTests
{
    private const string Password = "correct-horse-battery-staple";

    [Fact]
    public void Each_system_with_an_address_is_written_to_and_no_other()
    {
        var reader = Reader(
            ("ServiceNow:Url", "https://fabrikam.service-now.com"), ("ServiceNow:User", "hybridtrust"), ("ServiceNow:Password", Password), ("ServiceNow:DoneState", "0"),
            ("Jira:Secret", "an incoming secret is no connection"));

        var connections = TicketConnectionSettings.Read(reader);

        Assert.Equal([], reader.Errors);
        Assert.Equal((new Uri("https://fabrikam.service-now.com/"), "0"), (connections.ServiceNow!.Address, connections.ServiceNow.DoneState));
        Assert.Null(connections.Jira);
        Assert.Null(connections.Webhook);
    }

    [Theory]
    [InlineData("Jira__Url", "Jira:Url", "http://jira.fabrikam.com/")]
    [InlineData("Jira__Password", "Jira:Password", "")]
    [InlineData("Jira__Password", "Jira:Password", "@Microsoft.KeyVault(VaultName=v;SecretName=correct-horse-battery-staple)")]
    [InlineData("Standard__SendSecret", "Standard:SendSecret", "")]
    [InlineData("Standard__SendSecret", "Standard:SendSecret", "correct-horse-battery-staple")]
    [InlineData("Standard__Url", "Standard:Url", "https://user:correct-horse-battery-staple@desk.fabrikam.com/")]
    public void What_is_wrong_is_said_by_its_setting_and_no_secret_is(string said, string name, string value)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Jira:Url"] = "https://jira.fabrikam.com/",
            ["Jira:Password"] = Password,
            ["Standard:Url"] = "https://desk.fabrikam.com/hook",
            ["Standard:SendSecret"] = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            [name] = value,
        };
        var reader = Reader([.. settings.Select(s => (s.Key, s.Value))]);

        TicketConnectionSettings.Read(reader);

        var error = Assert.Single(reader.Errors.Distinct(StringComparer.Ordinal));
        Assert.Contains($"HybridTrust__Tickets__{said} ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("correct-horse", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_watch_opens_tickets_where_the_settings_say_and_nowhere_when_they_say_nothing()
    {
        (string Name, string Value)[] jira = [("Jira:Url", "https://jira.fabrikam.com/"), ("Jira:Password", Password), ("Jira:Project", "OPS"), ("Jira:IssueType", "Incident")];

        var connections = TicketConnectionSettings.Read(Reader([.. jira, ("Watch", "jira")]));

        Assert.Equal((CauseTickets.Jira, "OPS", "Incident"), (connections.Watch, connections.Jira!.Project, connections.Jira.IssueType));
        Assert.Equal(CauseTickets.Record, TicketConnectionSettings.Read(Reader(jira)).Watch);
    }

    [Theory]
    [InlineData("Watch", "service-now", "HybridTrust__Tickets__Watch")]
    [InlineData("Watch", "jira", "HybridTrust__Tickets__Watch")]
    [InlineData("Watch", "mail", "HybridTrust__Tickets__Watch")]
    [InlineData("ServiceNow:WatchTable", "incident/../sys_user", "HybridTrust__Tickets__ServiceNow__WatchTable")]
    public void Where_the_watch_could_open_no_ticket_is_said_before_the_host_starts(string name, string value, string said)
    {
        var reader = name == "Watch"
            ? Reader(("Jira:Url", "https://jira.fabrikam.com/"), ("Jira:Password", Password), (name, value))
            : Reader(("ServiceNow:Url", "https://fabrikam.service-now.com"), ("ServiceNow:Password", Password), (name, value));

        TicketConnectionSettings.Read(reader);

        Assert.Contains(said, Assert.Single(reader.Errors), StringComparison.Ordinal);
    }

    private static SettingReader Reader(params (string Name, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"HybridTrust:Tickets:{s.Name}", (string?)s.Value)))
        .Build());
}
