using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>As which application a server signs: its own test of the connection tells.</summary>
public sealed class HybridSigningTests
{
    private const string Dedicated = "8c1d2e3f-4a5b-4c6d-8e9f-0a1b2c3d4e5f";

    [Fact]
    public async Task A_server_on_an_old_build_goes_on_as_Exchange_Onlines_own()
    {
        await using var estate = await StartAsync(otherBuild: "15.1.2507.44", Override("Enabled=true"));

        Assert.Contains($"L:{Dedicated}-AS:", await SignedAsync(estate, TestEstate.ShellServer), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"L:{TestEstate.ExchangeOnline}-AS:", await SignedAsync(estate, TestEstate.OtherServer), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_exactly_one_override_that_says_true_servers_go_on_as_before()
    {
        foreach (var overrides in new JsonNode[][] { [], [Override("Enabled=false")], [Override("Enabled=true"), Override("Enabled=true", "Second")] })
        {
            await using var estate = await StartAsync("15.1.2507.61", overrides);

            Assert.Contains($"L:{TestEstate.ExchangeOnline}-AS:", await SignedAsync(estate, TestEstate.ShellServer), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Trap_19_the_application_cannot_be_named_on_a_server_without_the_hotfix()
    {
        await using var estate = await StartAsync(otherBuild: "15.1.2507.44");
        var call = Of("Set-AuthServer", P("Identity", "EvoSts"), P("ApplicationIdentifier", Dedicated));

        var error = await estate.FailAsync(call, TestEstate.OtherServer);

        Assert.Equal(CmdletErrorKind.NotSupported, error.Kind);
        await estate.RunAsync(call);
    }

    private static Task<TestEstate> StartAsync(string otherBuild, params JsonNode[] overrides) => TestEstate.StartAsync(
        file =>
        {
            file["exchange"]!["settingOverrides"] = new JsonArray(overrides);
            var entra = file["exchange"]!["authServers"]!.AsArray().Single(server => (string?)server!["type"] == "AzureAD")!;
            entra["name"] = "EvoSts";
            entra["applicationIdentifier"] = Dedicated;
        },
        options => options with
        {
            Profile = TestEstate.Profile with
            {
                Topology = TestEstate.Profile.Topology with
                {
                    Servers = [.. TestEstate.Profile.Topology.Servers.Select(s => s.Fqdn == TestEstate.OtherServer ? s with { Build = otherBuild } : s)],
                },
            },
        });

    private static JsonObject Override(string parameter, string name = "Ours") => new()
    {
        ["name"] = name,
        ["component"] = "Global",
        ["section"] = "ExchangeOnpremAsThirdPartyAppId",
        ["parameters"] = new JsonArray(parameter),
    };

    private static async Task<string> SignedAsync(TestEstate estate, string server) => (await estate.RunAsync(
        Of("Test-OAuthConnectivity",
            P("Service", "EWS"), P("TargetUri", "https://outlook.office365.com/ews/exchange.asmx"), P("Mailbox", TestEstate.Mailbox),
            P("ReloadConfig", new CmdletValue.Switch())),
        server)).Objects.Single().Text("Detail") ?? "";
}
