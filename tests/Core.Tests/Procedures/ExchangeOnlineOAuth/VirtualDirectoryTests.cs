using System.Text.Json.Nodes;
using HybridTrust.Steps;
using static HybridTrust.Procedures.ExchangeOnlineOAuth.OAuthBench;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>What virtual directories tell: public hosts, and whether each server takes OAuth.</summary>
public sealed class VirtualDirectoryTests
{
    [Fact]
    public async Task Public_hosts_are_those_of_the_virtual_directories_without_the_servers_own_names()
    {
        await using var bench = await StartAsync(estate =>
        {
            var servers = estate["exchange"]!["servers"]!;
            servers["ctso-mbx01.contoso.com"]!["virtualDirectories"] = new JsonObject { ["internalHost"] = "ctso-mbx01.contoso.com", ["externalHost"] = "mail.contoso.com" };
            servers["ctso-mbx03.contoso.com"]!["virtualDirectories"] = new JsonObject { ["internalHost"] = "inside.contoso.com", ["externalHost"] = "eu.contoso.com" };
        });

        await bench.InspectAsync("public-hosts");

        Assert.Equal("eu.contoso.com,inside.contoso.com,mail.contoso.com", bench.Context.Facts.Find(FactNames.PublicHosts));
        Assert.Equal("https://mail.contoso.com/EWS/Exchange.asmx", bench.Context.Facts.Find(FactNames.WebServicesUrl));
    }

    [Fact]
    public async Task Virtual_directories_are_read_while_a_server_is_down()
    {
        await using var bench = await StartAsync(estate =>
            estate["faults"] = new JsonArray(new JsonObject { ["name"] = "server-unreachable", ["server"] = "ctso-mbx03.contoso.com" }));

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("public-hosts"));
        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints"));
    }

    [Fact]
    public async Task A_server_whose_web_services_take_no_oauth_stops_the_run_with_the_command_to_run()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: false));

        var blocked = Assert.IsType<Finding.Blocked>(await bench.InspectAsync("oauth-endpoints"));

        Assert.Contains(@"Set-WebServicesVirtualDirectory -Identity ""CTSO-MBX03\ews (Default Web Site)"" -OAuthAuthentication $true", blocked.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("CTSO-MBX01", blocked.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_optional_server_without_oauth_is_told_and_stops_nothing()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: false), p => p with
        {
            Topology = p.Topology with { Servers = [.. p.Topology.Servers.Select(s => s.Fqdn.StartsWith("ctso-mbx03", StringComparison.Ordinal) ? s with { Optional = true } : s)] },
        });

        Assert.Contains("CTSO-MBX03", Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints")).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wssecurity_is_federations_and_its_absence_is_only_told()
    {
        await using var bench = await StartAsync(estate => Deaf(estate, oauth: true));

        Assert.Contains("WSSecurity", Assert.IsType<Finding.InPlace>(await bench.InspectAsync("oauth-endpoints")).Sentence, StringComparison.Ordinal);
    }

    private static void Deaf(JsonNode estate, bool oauth) =>
        estate["exchange"]!["servers"]!["ctso-mbx03.contoso.com"]!["virtualDirectories"] = new JsonObject { ["oauth"] = oauth, ["wsSecurity"] = !oauth };
}
