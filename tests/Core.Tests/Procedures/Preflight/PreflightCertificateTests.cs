using System.Text.Json.Nodes;
using static HybridTrust.Procedures.Preflight.PreflightBench;

namespace HybridTrust.Procedures.Preflight;

public sealed class PreflightCertificateTests
{
    [Fact]
    public async Task Trap_7_a_server_without_the_auth_certificate_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(Without(Far, "auth"));

        var seen = await bench.LookAsync();

        Assert.Contains($"{Far} does not hold the current auth certificate", seen[$"server-{Far}"].Obstacle(), StringComparison.Ordinal);
        Assert.Contains("Import-ExchangeCertificate", seen[$"server-{Far}"].Obstacle(), StringComparison.Ordinal);
        seen[$"server-{Second}"].InPlace();
    }

    [Theory]
    [InlineData("InvalidOperationException", "does not hold the current auth certificate")]
    [InlineData("RpcException", "did not say whether it holds the current auth certificate")]
    [InlineData("COMException", "did not say whether it holds the current auth certificate")]
    public async Task Missing_is_told_from_unreachable_by_the_reason_whatever_the_language(string reason, string sentence)
    {
        await using var bench = await PreflightBench.StartAsync();
        await bench.LookAsync();
        var step = new ServerStep(bench.Profile, bench.Profile.Topology.Servers[1]);

        var seen = await step.InspectAsync(BrokenShells.ContextOf(bench, "Get-ExchangeCertificate", reason), default);

        Assert.Contains(sentence, seen.Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_that_cannot_be_read_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(Fault("private-key-unreadable", Second));

        Assert.Contains("but cannot use its private key", (await bench.LookAtAsync(Second)).Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_without_its_private_key_stops_the_run()
    {
        await using var bench = await PreflightBench.StartAsync(
            estate => estate["exchange"]!["servers"]![Second]!["certificates"]!["auth"]!["privateKey"] = "absent");

        Assert.Contains("but cannot use its private key", (await bench.LookAtAsync(Second)).Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_15_a_next_certificate_that_no_other_site_has_is_a_warning_while_there_is_time()
    {
        await using var bench = await PreflightBench.StartAsync(Next(inDays: 30, First, Second));

        var seen = await bench.LookAsync();

        Assert.Contains($"{Far} does not hold the next auth certificate", seen[$"server-{Far}"].InPlace(), StringComparison.Ordinal);
        Assert.Contains("it takes effect in 29 days", seen[$"server-{Far}"].InPlace(), StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", seen[$"server-{Second}"].InPlace(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task Trap_11_within_48_hours_of_taking_effect_a_missing_next_certificate_stops_the_run(int inDays)
    {
        await using var bench = await PreflightBench.StartAsync(Next(inDays, First, Second));

        Assert.Contains($"{Far} does not hold the next auth certificate", (await bench.LookAtAsync(Far)).Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_each_server_holds_is_recorded()
    {
        await using var bench = await PreflightBench.StartAsync(Next(inDays: 30, First, Second));
        var config = (await bench.StateAsync())["datacentre"]!["authConfig"]!;

        var seen = (await bench.LookAtAsync(Far)).Before;

        Assert.Equal("Usable", seen[$"current {config["currentCertificateThumbprint"]!.GetValue<string>()}"]);
        Assert.Equal("Missing", seen[$"next {config["nextCertificateThumbprint"]!.GetValue<string>()}"]);
    }

    private static Action<JsonNode> Without(string server, string certificate) =>
        estate => estate["exchange"]!["servers"]![server]!["certificates"]!.AsObject().Remove(certificate);
}
