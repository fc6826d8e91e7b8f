using System.Text.Json.Nodes;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.InTenant;

/// <summary>Public hosts as names of Exchange Online's own principal.</summary>
public sealed class PublicHostsTests(ContosoWorld contoso) : IClassFixture<ContosoWorld>
{
    [Fact]
    public async Task Only_an_https_entry_of_the_host_itself_counts()
    {
        // The sample has 00000002-.../mail.contoso.com, which does not count, and https://autodiscover.contoso.com/, which does.
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);

        var finding = Assert.IsType<Finding.Different>(await bench.FindAsync(PublicHostsOnPrincipalStep.StepId));

        Assert.Equal("https://mail.contoso.com/", Assert.Single(finding.Settings).Expected.ToString());
    }

    [Fact]
    public async Task Hosts_that_the_virtual_directories_name_are_added_to_those_of_the_profile_and_every_name_stays()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        var before = (await bench.PrincipalAsync(WellKnownApplications.ExchangeOnline)).ServicePrincipalNames;
        bench.Context.Facts.Publish(FactNames.PublicHosts, "owa.contoso.com,MAIL.contoso.com");

        var applied = await bench.ApplyAllAsync();

        Assert.Equal(
            [.. before, "https://MAIL.contoso.com/", "https://owa.contoso.com/"],
            (await bench.PrincipalAsync(WellKnownApplications.ExchangeOnline)).ServicePrincipalNames);
        await bench.UndoAsync(applied);
        Assert.Equal(before, (await bench.PrincipalAsync(WellKnownApplications.ExchangeOnline)).ServicePrincipalNames);
    }

    [Fact]
    public async Task Undo_keeps_the_names_that_others_added_since()
    {
        await using var bench = await EntraBench.StartAsync(copyOf: contoso.Data);
        var applied = await bench.ApplyAllAsync();
        var principal = await bench.PrincipalAsync(WellKnownApplications.ExchangeOnline);
        await bench.Directory.ReplaceServicePrincipalNamesAsync(principal.ObjectId, [.. principal.ServicePrincipalNames, "https://other.contoso.com/"], default);

        await bench.UndoAsync(applied);

        var names = (await bench.PrincipalAsync(WellKnownApplications.ExchangeOnline)).ServicePrincipalNames;
        Assert.Contains("https://other.contoso.com/", names);
        Assert.DoesNotContain("https://mail.contoso.com/", names);
    }

    [Fact]
    public async Task A_write_that_a_second_writer_undoes_is_not_called_done()
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["faults"] = new JsonArray(new JsonObject
        {
            ["name"] = "second-writer",
            ["appId"] = WellKnownApplications.ExchangeOnline.ToString(),
            ["requests"] = 1,
        }));

        var failed = (await bench.ApplyAllAsync()).Stopped()!;

        Assert.Equal((PublicHostsOnPrincipalStep.StepId, StepAction.Failed), (failed.Step, failed.Action));
        Assert.Contains("not seen in place", failed.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    public async Task A_refusal_is_explained(int status)
    {
        await using var bench = await EntraBench.StartAsync(estate => estate["faults"] = new JsonArray(new JsonObject
        {
            ["name"] = "principal-refuses",
            ["appId"] = WellKnownApplications.ExchangeOnline.ToString(),
            ["status"] = status,
        }));

        var refused = (await bench.ApplyAllAsync()).Stopped()!;

        Assert.Equal(StepAction.Refused, refused.Action);
        Assert.Contains($"HTTP {status}", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_host_the_step_says_where_to_name_one()
    {
        await using var bench = await EntraBench.StartAsync(null, p => p with { Topology = p.Topology with { PublicHosts = [] } }, contoso.Data);

        Assert.Contains("topology.publicHosts", Assert.IsType<Finding.Blocked>(await bench.FindAsync(PublicHostsOnPrincipalStep.StepId)).Sentence, StringComparison.Ordinal);
    }
}
