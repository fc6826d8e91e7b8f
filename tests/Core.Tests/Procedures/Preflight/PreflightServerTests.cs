using HybridTrust.Steps;
using static HybridTrust.Procedures.Preflight.PreflightBench;

namespace HybridTrust.Procedures.Preflight;

public sealed class PreflightServerTests
{
    [Fact]
    public async Task Trap_16_a_server_that_does_not_answer_is_unknown_and_never_fine()
    {
        await using var bench = await PreflightBench.StartAsync(Fault("server-unreachable", Far));

        var seen = await bench.LookAsync();

        Assert.Contains($"{Far} does not answer, so it is not known", seen[$"server-{Far}"].Obstacle(), StringComparison.Ordinal);
        seen[$"server-{First}"].InPlace();
    }

    [Fact]
    public async Task An_optional_server_that_is_down_is_a_warning()
    {
        await using var bench = await PreflightBench.StartAsync(Fault("server-unreachable", Far), Optional(Far));

        Assert.Contains($"Warning: {Far} does not answer", (await bench.LookAtAsync(Far)).InPlace(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "inactiveComponents": ["ServerWideOffline"] }""", "is in maintenance (ServerWideOffline is Inactive)")]
    [InlineData("""{ "clockOffsetSeconds": 420 }""", "is 7 minutes ahead of this runner's")]
    [InlineData("""{ "clockOffsetSeconds": -600 }""", "is 10 minutes behind this runner's")]
    [InlineData("""{ "tls12Client": false }""", "may not call out with TLS 1.2")]
    [InlineData("""{ "exSetupVersion": "15.2.2562.17" }""", "runs build 15.2.2562.17, and the profile says 15.2.2562.41")]
    [InlineData("""{ "exSetupVersion": "15.0.1497.48" }""", "runs Exchange 2013 (15.0.1497.48), which these procedures do not work with")]
    [InlineData("""{ "exSetupVersion": "14.3.513.0" }""", "runs Exchange 2010 or older (14.3.513.0)")]
    public async Task What_makes_a_server_unfit_stops_the_run_with_a_sentence_and_only_warns_of_an_optional_one(string windows, string sentence)
    {
        await using var bench = await PreflightBench.StartAsync(Machine(Second, windows));

        var seen = await bench.LookAtAsync(Second);
        var optional = new ServerStep(bench.Profile, bench.Profile.Topology.Servers.Single(s => s.Fqdn == Second) with { Optional = true });

        Assert.Contains(sentence, seen.Obstacle(), StringComparison.Ordinal);
        Assert.Contains(Second, seen.Obstacle(), StringComparison.Ordinal);
        Assert.Contains(sentence, (await optional.InspectAsync(bench.Context, default)).InPlace(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "exSetupVersion": "15.2.2562.49" }""", "runs build 15.2.2562.49, and the profile says 15.2.2562.41; correct it")]
    [InlineData("""{ "clockOffsetSeconds": 240 }""", "is 4 minutes ahead of this runner's")]
    [InlineData("""{ "clockOffsetSeconds": -240, "utcOffsetMinutes": -480 }""", "is 4 minutes behind this runner's")]
    [InlineData("""{ "dotNetSystemTls": false }""", "SystemDefaultTlsVersions and SchUseStrongCrypto")]
    [InlineData("""{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check" }] }""", "'Daily Auth Certificate Check' is enabled")]
    public async Task What_a_person_should_know_is_a_warning(string windows, string sentence)
    {
        await using var bench = await PreflightBench.StartAsync(Machine(Second, windows));

        var seen = (await bench.LookAtAsync(Second)).InPlace();

        Assert.Contains("Warning: ", seen, StringComparison.Ordinal);
        Assert.Contains(sentence, seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "clockOffsetSeconds": 60 }""")]
    [InlineData("""{ "clockOffsetSeconds": -60, "utcOffsetMinutes": -480 }""")]
    [InlineData("""{ "inactiveComponents": ["Monitoring"] }""")]
    [InlineData("""{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check", "enabled": false }, { "name": "Defrag" }] }""")]
    public async Task What_is_tolerable_is_passed_over(string windows)
    {
        await using var bench = await PreflightBench.StartAsync(Machine(Second, windows));

        Assert.DoesNotContain("Warning", (await bench.LookAtAsync(Second)).InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_out_of_support_is_a_warning_with_its_date()
    {
        await using var bench = await PreflightBench.StartAsync(sample: "fabrikam");

        var seen = await bench.LookAtAsync("fab-ex01.fabrikam.com");

        Assert.Contains("runs Exchange 2016 (15.1.2507.61), out of support since 14 October 2025", seen.InPlace(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rival_that_rotates_by_itself_is_told_as_a_fact_until_it_is_disabled()
    {
        await using var bench = await PreflightBench.StartAsync(Machine(Far, """{ "scheduledTasks": [{ "name": "Daily Auth Certificate Check" }] }"""));
        bench.Context.Facts.Publish(FactNames.RivalAutomationOn(First), "seen last year");

        await bench.LookAsync();

        Assert.Equal("Daily Auth Certificate Check", bench.Context.Facts.Find(FactNames.RivalAutomationOn(Far)));
        Assert.Null(bench.Context.Facts.Find(FactNames.RivalAutomationOn(First)));
    }

    [Fact]
    public async Task Offsets_proxies_and_web_bindings_are_recorded()
    {
        await using var bench = await PreflightBench.StartAsync(estate =>
        {
            Machine(Second, """{ "utcOffsetMinutes": -480, "clockOffsetSeconds": 120, "winHttpProxy": "http://proxy.contoso.com:8080" }""")(estate);
            estate["exchange"]!["servers"]![Second]!["internetWebProxy"] = "http://outbound.contoso.com/";
        });
        var transport = (await bench.StateAsync())["datacentre"]!["servers"]![1]!["internalTransportCertificateThumbprint"]!.GetValue<string>();

        var seen = await bench.LookAsync();
        var server = seen[$"server-{Second}"].Before;

        Assert.Equal("-480", server["UtcOffsetMinutes"]);
        Assert.InRange(int.Parse(server["ClockSkewSeconds"], System.Globalization.CultureInfo.InvariantCulture), 110, 120);
        Assert.Equal("http://proxy.contoso.com:8080", server["WinHttpProxy"]);
        Assert.Contains($"Default Web Site https *:443: {transport}", server["IisBindings"], StringComparison.Ordinal);
        Assert.Equal("none", server["Daily Auth Certificate Check"]);
        Assert.Equal("Active", server["ServerWideOffline"]);
        Assert.Equal("http://outbound.contoso.com/", seen["organization"].Before[$"{Second} InternetWebProxy"]);
        Assert.Equal("none", seen["organization"].Before[$"{First} InternetWebProxy"]);
    }

    [Fact]
    public async Task A_server_whose_state_is_not_known_is_not_called_in_service()
    {
        await using var bench = await PreflightBench.StartAsync();
        bench.Context.Facts.Publish("preflight.auth-certificate.current", "irrelevant");
        var step = new ServerStep(bench.Profile, bench.Profile.Topology.Servers[1]);

        var seen = await step.InspectAsync(BrokenShells.ContextOf(bench, "Get-ServerComponentState", "RpcException"), default);

        Assert.Contains($"not known whether {Second} is in maintenance", seen.Obstacle(), StringComparison.Ordinal);
    }

    [Fact]
    public void Preflight_grants_nothing_that_a_policy_would_have_to_allow() =>
        Assert.DoesNotContain(new PreflightProcedure().StepsFor(Testing.Profiles.Fabrikam), s => s is IPolicyBound);
}
