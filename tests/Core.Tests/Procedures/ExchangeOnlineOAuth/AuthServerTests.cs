using System.Text.Json.Nodes;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using static HybridTrust.Procedures.ExchangeOnlineOAuth.OAuthBench;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>Step 1: which token services Exchange trusts, and what they are called.</summary>
public sealed class AuthServerTests
{
    [Fact]
    public async Task Trap_25_auth_servers_are_found_by_type_and_realm_never_by_name()
    {
        await using var bench = await StartAsync(estate =>
        {
            // The names of the document, for another tenant; ours have names that nobody would guess.
            var servers = (JsonArray)estate["exchange"]!["authServers"]!;
            foreach (var (server, name) in servers.ToList().Zip(["WindowsAzureACS", "evoSTS"]))
            {
                var other = server!.DeepClone();
                other["name"] = name;
                other["realm"] = "11111111-2222-3333-4444-555555555555";
                servers.Add(other);
                server["name"] = $"renamed {name}";
            }
        });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("auth-server-microsoftacs"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("auth-server-azuread"));
    }

    [Fact]
    public async Task A_new_auth_server_gets_the_wizards_name_because_the_documents_may_be_another_tenants()
    {
        await using var bench = await StartAsync(estate =>
        {
            Bare(estate);
            estate["exchange"]!["authServers"] = new JsonArray(new JsonObject
            {
                ["name"] = "WindowsAzureACS",
                ["type"] = "MicrosoftACS",
                ["issuerIdentifier"] = "00000001-0000-0000-c000-000000000000",
                ["realm"] = "11111111-2222-3333-4444-555555555555",
                ["authMetadataUrl"] = "https://accounts.accesscontrol.windows.net/other.example/metadata/json/1",
            });
        });

        Assert.Null((await bench.ApplyAllAsync()).Stopped());

        var names = (await bench.StateAsync())["datacentre"]!["authServers"]!.AsArray().Select(s => (string)s!["name"]!);
        Assert.Equal(["WindowsAzureACS", $"ACS - {OAuthBench.Tenant}", $"EvoSts - {OAuthBench.Tenant}"], names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_auth_servers_of_a_type_are_for_a_person_to_sort_out(bool enabled)
    {
        await using var bench = await StartAsync(estate =>
        {
            var servers = (JsonArray)estate["exchange"]!["authServers"]!;
            servers[0]!["enabled"] = enabled;
            var second = servers[0]!.DeepClone();
            second["name"] = "WindowsAzureACS";
            servers.Add(second);
        });

        var blocked = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("auth-server-microsoftacs"));

        Assert.Contains("WindowsAzureACS", blocked.Sentence, StringComparison.Ordinal);
        Assert.Contains($"ACS - {OAuthBench.Tenant}", blocked.Sentence, StringComparison.Ordinal);
        Assert.Contains("Remove-AuthServer", blocked.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cloud.Global, "https://accounts.accesscontrol.windows.net/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.UsGovernmentL4, "https://login.microsoftonline.us/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.UsGovernmentL5, "https://login.microsoftonline.us/contoso.mail.onmicrosoft.com/metadata/json/1")]
    [InlineData(Cloud.China, null)]
    [InlineData(Cloud.Bleu, null)]
    [InlineData(Cloud.Delos, null)]
    public async Task Trap_39_each_cloud_has_its_own_hosts_and_none_is_guessed(Cloud cloud, string? metadata)
    {
        await using var bench = await StartAsync(
            estate => estate["exchange"]!["authServers"] = new JsonArray(), p => p with { Tenant = p.Tenant with { Cloud = cloud } });

        var finding = await bench.InspectAsync("auth-server-microsoftacs");

        if (metadata is null)
        {
            Assert.Contains("Hybrid Configuration Wizard", Assert.IsType<Finding.Blocked>(finding).Sentence, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(metadata, finding.Changes.Single(c => c.Property is "AuthMetadataUrl").Expected.ToString());
        }
    }

    [Fact]
    public async Task An_auth_server_that_names_an_application_by_now_is_not_removed()
    {
        await using var bench = await StartAsync(Bare);
        var applied = await bench.ApplyAllAsync();
        await bench.InvokeAsync("Set-AuthServer", new("Identity", $"EvoSts - {OAuthBench.Tenant}"), new("ApplicationIdentifier", "66666666-2222-3333-4444-555555555555"));

        var undone = await bench.UndoAsync(applied);

        Assert.Equal(StepAction.Refused, undone.Steps.Single(s => s.Step.EndsWith("azuread", StringComparison.Ordinal)).Action);
    }
}
