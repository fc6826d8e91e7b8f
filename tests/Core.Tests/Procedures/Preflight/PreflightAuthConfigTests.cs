using System.Globalization;
using System.Text.Json.Nodes;
using static HybridTrust.Procedures.Preflight.PreflightBench;

namespace HybridTrust.Procedures.Preflight;

public sealed class PreflightAuthConfigTests
{
    [Fact]
    public async Task Trap_37_what_has_not_replicated_is_not_yet_and_names_the_domain_controller_that_waits()
    {
        await using var bench = await PreflightBench.StartAsync(StagedLately(secondsAgo: 5));

        var sentence = (await bench.LookAsync())["auth-config"].Obstacle();

        Assert.Contains($"{FarController} (site Dublin) is not yet replicated", sentence, StringComparison.Ordinal);
        Assert.Contains("NextCertificateThumbprint is empty instead of", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("PreviousCertificateThumbprint", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_37_once_it_has_replicated_the_run_may_start()
    {
        await using var bench = await PreflightBench.StartAsync(StagedLately(secondsAgo: 7200));

        Assert.Contains("the same on 2 domain controllers", (await bench.LookAsync())["auth-config"].InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_36_the_effective_date_is_UTC_in_whatever_language_and_time_zone_servers_are()
    {
        await using var bench = await PreflightBench.StartAsync(estate =>
        {
            Next(inDays: 30, First, Second, Far)(estate);
            estate["exchange"]!["language"] = "fr";
            Machine(First, """{ "utcOffsetMinutes": 780 }""")(estate);
        });
        var world = DateTimeOffset.Parse(
            (await bench.StateAsync())["datacentre"]!["authConfig"]!["nextCertificateEffectiveDate"]!.GetValue<string>(), CultureInfo.InvariantCulture);

        var seen = (await bench.LookAsync())["auth-config"];

        seen.InPlace();
        Assert.Equal(world.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), seen.Before["NextCertificateEffectiveDate"]);
        Assert.EndsWith("Z", seen.Before["NextCertificateEffectiveDate"], StringComparison.Ordinal);
        Assert.Equal(world, PreflightFacts.Of(bench.Context.Facts).NextEffective);
    }

    [Fact]
    public async Task A_domain_controller_that_does_not_answer_leaves_its_site_unknown()
    {
        await using var bench = await PreflightBench.StartAsync(Fault("server-unreachable", FarController));

        Assert.Contains($"{FarController} (site Dublin) could not be asked", (await bench.LookAsync())["auth-config"].Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_a_domain_controller_in_the_profile_is_a_warning()
    {
        await using var bench = await PreflightBench.StartAsync(adapt: p => p with
        {
            Topology = p.Topology with { DomainControllers = [.. p.Topology.DomainControllers.Where(d => d.AdSite == "Seattle")] },
        });

        Assert.Contains("Nobody asked what has replicated to site Dublin", (await bench.LookAsync())["auth-config"].InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_site_needs_no_list_of_domain_controllers()
    {
        await using var bench = await PreflightBench.StartAsync(sample: "fabrikam");

        Assert.EndsWith("the same on 1 domain controller", (await bench.LookAsync())["auth-config"].InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_current_certificate_nothing_starts_and_no_server_is_called_fine()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Shells.Blanked = "CurrentCertificateThumbprint";

        var seen = await bench.LookAsync();

        Assert.Contains("names no current certificate", seen["auth-config"].Obstacle(), StringComparison.Ordinal);
        Assert.Contains($"not known which auth certificate {First} needs", seen[$"server-{First}"].Obstacle(), StringComparison.Ordinal);
    }

    private static Action<JsonNode> StagedLately(int secondsAgo) => estate =>
    {
        Next(inDays: 30, First, Second, Far)(estate);
        estate["exchange"]!["replicationDelaySeconds"] = 3600;
        estate["exchange"]!["authConfig"]!["nextStagedSecondsAgo"] = secondsAgo;
    };
}
