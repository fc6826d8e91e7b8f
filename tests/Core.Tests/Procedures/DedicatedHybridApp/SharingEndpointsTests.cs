using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

public class SharingEndpointsTests
{
    private const string Ews = "https://outlook.office365.com/ews/exchange.asmx";

    [Fact]
    public async Task Trap_21_relationships_with_Exchange_Online_get_its_address_and_connectors_have_no_such_parameter()
    {
        foreach (var cmdlet in new[] { "New-IntraOrganizationConnector", "Set-IntraOrganizationConnector" })
        {
            Assert.DoesNotContain(OperationCatalogue.Default.Find(ShellKind.ExchangeServer, cmdlet)!.Parameters, p => p.Name is "TargetSharingEpr");
        }

        await using var bench = await HybridBench.StartAsync();
        var start = await bench.TouchedAsync();

        var applied = await bench.ApplyAsync("/sharing-endpoints");

        Assert.Equal([Ews, ""], await AddressesAsync(bench));
        Assert.Equal(StepAction.LeftAlone, (await bench.ApplyAsync("/sharing-endpoints")).Action);
        await bench.UndoAsync(applied);
        Assert.Equal(start, await bench.TouchedAsync());
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("pinned")]
    [InlineData("no-autodiscover")]
    public async Task A_relationship_that_is_not_used_or_names_an_address_is_left_alone(string state)
    {
        await using var bench = await HybridBench.StartAsync(estate =>
        {
            var relationship = (JsonObject)estate["exchange"]!["organizationRelationships"]![0]!;
            switch (state)
            {
                case "disabled": relationship["enabled"] = false; break;
                case "pinned": relationship["targetSharingEpr"] = "https://proxy.contoso.com/ews/exchange.asmx"; break;
                default: relationship.Remove("targetAutodiscoverEpr"); break;
            }
        });

        Assert.IsType<Finding.InPlace>(await bench.InspectAsync("/sharing-endpoints"));
    }

    [Fact]
    public async Task Undo_leaves_an_address_that_somebody_wrote_since()
    {
        await using var bench = await HybridBench.StartAsync();
        var applied = await bench.ApplyAsync("/sharing-endpoints");
        var guid = (string?)(await bench.StateAsync())["datacentre"]!["organizationRelationships"]![0]!["guid"];
        await bench.ExchangeAsync("Set-OrganizationRelationship", new("Identity", guid), new("TargetSharingEpr", "https://later.example/ews"));

        Assert.Equal(StepAction.Refused, (await bench.UndoAsync(applied)).Action);
        Assert.Equal("https://later.example/ews", (await AddressesAsync(bench))[0]);
    }

    [Fact]
    public async Task In_a_cloud_whose_address_no_source_states_a_person_is_asked()
    {
        await using var bench = await HybridBench.StartAsync(adapt: p => p with { Tenant = p.Tenant with { Cloud = Cloud.Delos } }, access: HybridAccess.Ews);

        Assert.Contains("by hand", HybridBench.Blocked(await bench.InspectAsync("/sharing-endpoints")).Sentence, StringComparison.Ordinal);
    }

    private static async Task<List<string>> AddressesAsync(EstateBench bench) =>
        [.. (await bench.StateAsync())["datacentre"]!["organizationRelationships"]!.AsArray().Select(r => (string)r!["targetSharingEpr"]!)];
}
