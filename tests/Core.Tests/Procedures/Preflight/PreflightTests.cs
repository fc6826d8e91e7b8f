using System.Text.Json.Nodes;
using HybridTrust.Steps;
using static HybridTrust.Procedures.Preflight.PreflightBench;

namespace HybridTrust.Procedures.Preflight;

public sealed class PreflightTests
{
    [Fact]
    public async Task In_a_healthy_organization_everything_is_in_place_without_a_warning()
    {
        await using var bench = await PreflightBench.StartAsync();

        var seen = await bench.LookAsync();

        Assert.Equal(
            [
                "organization", "auth-config", "transport-certificates", $"server-{First}", $"server-{Second}", $"server-{Far}",
                "auth-certificate/own", "cloud-keys/attributed",
            ],
            seen.Keys);
        Assert.All(seen.Values, o => Assert.DoesNotContain("Warning", o.InPlace(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_only_looks()
    {
        await using var bench = await PreflightBench.StartAsync();
        var start = await bench.StateAsync();

        var seen = await bench.LookAsync();
        foreach (var step in bench.Steps)
        {
            await step.ApplyAsync(bench.Context, seen["organization"], default);
            Assert.IsType<UndoOutcome.NothingToUndo>(await step.UndoAsync(bench.Context, seen["organization"], default));
        }

        Assert.True(JsonNode.DeepEquals(start, await bench.StateAsync()));
    }

    [Fact]
    public async Task It_is_cheap_five_calls_a_server_one_a_domain_controller_and_four_for_the_organization()
    {
        await using var bench = await PreflightBench.StartAsync();

        await bench.LookAsync();

        Assert.Equal((3 * 5) + 2 + 4, bench.Shells.Calls.Count);
    }

    [Fact]
    public async Task Another_organization_is_never_touched()
    {
        var other = new Guid("11111111-2222-3333-4444-555555555555");
        await using var bench = await PreflightBench.StartAsync(adapt: p => p with { ExchangeOrganization = other });

        var sentence = (await bench.LookAsync())["organization"].Obstacle();

        Assert.Contains(other.ToString(), sentence, StringComparison.Ordinal);
        Assert.Contains("0d3c7c52-7a0e-4f0e-b8f7-1f2c3b4a5d61", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_the_profile_forgot_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(
            adapt: p => p with { Topology = p.Topology with { Servers = [.. p.Topology.Servers.Where(s => s.Fqdn != Second)] } });

        Assert.Contains($"{Second} is not in the profile", (await bench.LookAsync())["organization"].Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_gone_from_Exchange_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(
            adapt: p => p with { Topology = p.Topology with { Servers = [.. p.Topology.Servers, p.Topology.Servers[0] with { Fqdn = "ctso-mbx09.contoso.com" }] } });

        Assert.Contains("ctso-mbx09.contoso.com is not in the Exchange organization", (await bench.LookAsync())["organization"].Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mailbox_server_that_the_profile_calls_an_Edge_server_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(adapt: Server(Second, s => s with { Role = Organizations.ExchangeRole.Edge }));

        Assert.Contains($"calls {Second} an Edge server", (await bench.LookAsync())["organization"].Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_in_another_site_than_the_profile_says_is_a_warning()
    {
        await using var bench = await PreflightBench.StartAsync(adapt: Server(Second, s => s with { AdSite = "Dublin" }));

        Assert.Contains($"{Second} is in Active Directory site Seattle, and the profile says Dublin", (await bench.LookAsync())["organization"].InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_17_an_Edge_server_is_never_reported()
    {
        await using var bench = await PreflightBench.StartAsync(Fault("server-unreachable", Edge));

        var seen = await bench.LookAsync();

        Assert.DoesNotContain(seen, o => o.Key.Contains("edge", StringComparison.OrdinalIgnoreCase)
            || o.Value.InPlace().Contains("edge", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_transport_certificates_are_recorded()
    {
        await using var bench = await PreflightBench.StartAsync();
        var world = (await bench.StateAsync())["datacentre"]!["servers"]!.AsArray();

        var seen = (await bench.LookAsync())["transport-certificates"].Before;

        Assert.Equal([First, Second, Far], seen.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen, s => Assert.Equal(
            world.Single(w => w!["fqdn"]!.GetValue<string>() == s.Key)!["internalTransportCertificateThumbprint"]!.GetValue<string>(), s.Value));
    }

    [Fact]
    public async Task A_server_without_a_known_transport_certificate_is_a_warning()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Shells.Blanked = "InternalTransportCertificateThumbprint";

        Assert.Contains($"shows no internal transport certificate for {First}", (await bench.LookAsync())["transport-certificates"].InPlace(), StringComparison.Ordinal);
    }
}
