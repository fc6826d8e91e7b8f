using HybridTrust.Cmdlets;
using HybridTrust.Proofs;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>Faults that last for days, the people who do not know of each other, and the clock that they all share.</summary>
public sealed class RotationFaultTests : IAsyncLifetime
{
    private const string Here = TestEstate.ShellServer;
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task A_server_can_be_away_for_three_days_from_tomorrow_on()
    {
        await _estate.SwitchOnAsync("server-unreachable", """{ "startsAfterHours": 24, "endsAfterHours": 96 }""");

        await _estate.RunAsync(Of("Get-AuthConfig"));
        await _estate.PassAsync(24.1);
        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Of("Get-AuthConfig"))).Kind);
        await _estate.PassAsync(71);
        Assert.Equal(CmdletErrorKind.Unreachable, (await _estate.FailAsync(Of("Get-AuthConfig"))).Kind);
        await _estate.PassAsync(1);
        await _estate.RunAsync(Of("Get-AuthConfig"));
    }

    [Fact]
    public async Task A_certificate_that_has_ended_takes_the_sign_in_pages_down_once_and_for_the_whole_organization()
    {
        var first = await _estate.CurrentAsync();
        await _estate.SwitchOnAsync("certificate-ended", """{ "startsAfterHours": 24 }""");
        Assert.Equal(first, await _estate.CurrentAsync());
        Assert.Equal("200", await _estate.StatusAsync(Here, "owa/healthcheck.htm"));

        await _estate.PassAsync(25);
        var ended = await _estate.CurrentAsync();
        Assert.NotEqual(first, ended);
        Assert.Equal("503", await _estate.StatusAsync(Here, "owa/healthcheck.htm"));
        Assert.NotEqual(CmdletErrorKind.NotFound, (await _estate.FailAsync(Of("Set-AuthConfig", P("PublishCertificate", new CmdletValue.Switch())))).Kind);
        await _estate.PassAsync(48);
        Assert.Equal(ended, await _estate.CurrentAsync());
    }

    [Fact]
    public async Task A_second_admin_sets_a_certificate_of_his_own_a_day_after_ours_and_once_only()
    {
        await _estate.SwitchOnAsync("second-writer", """{ "target": "next" }""");
        var ours = await _estate.CreateAsync();
        await _estate.StageAsync(ours, hours: 24 * 30);

        await _estate.PassAsync(23);
        Assert.Equal(ours, (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint"));
        await _estate.PassAsync(2);
        var his = (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint")!;
        Assert.NotEqual(ours, his);
        Assert.True((await _estate.HeldAsync(Here, his))!.Truth("PrivateKeyReadable"));

        await _estate.StageAsync(ours, hours: 24 * 30);
        await _estate.PassAsync(100);
        Assert.Equal(ours, (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint"));
    }

    [Fact]
    public async Task A_second_writer_of_everything_undoes_writes_to_keys_and_still_sets_his_certificate_later()
    {
        await _estate.SwitchOnAsync("second-writer", $$"""{ "requests": 1, "appId": "{{TestEstate.Skype}}" }""");
        await _estate.EstablishAsync();
        Assert.DoesNotContain(await _estate.CurrentAsync(), await _estate.KeysAsync(TestEstate.Skype));
        await _estate.UploadAsync();
        Assert.Contains(await _estate.CurrentAsync(), await _estate.KeysAsync(TestEstate.Skype));

        var ours = await _estate.CreateAsync();
        await _estate.StageAsync(ours, hours: 24 * 30);
        await _estate.PassAsync(25);
        Assert.NotEqual(ours, (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint"));
    }

    [Fact]
    public async Task The_wizard_puts_the_current_key_back_on_Exchange_Onlines_principal_every_day_that_the_fault_lasts()
    {
        await _estate.SwitchOnAsync("hcw-rerun", """{ "startsAfterHours": 1, "endsAfterHours": 120 }""");
        var first = await _estate.CurrentAsync();
        var date = await _estate.StageAsync(await _estate.CreateAsync(), hours: 50);

        await _estate.PassAsync(2);
        Assert.Equal(1, (await _estate.KeysAsync(TestEstate.ExchangeOnline)).Count(k => k == first));
        await _estate.GoToAsync(date.AddHours(40));
        var second = await _estate.CurrentAsync();
        Assert.NotEqual(first, second);
        Assert.Contains(second, await _estate.KeysAsync(TestEstate.ExchangeOnline));
    }

    [Fact]
    public async Task A_server_whose_clock_is_ahead_signs_tokens_that_are_not_valid_yet()
    {
        await _estate.EstablishAsync();
        await _estate.SwitchOnAsync("clock-skew", """{ "minutes": 20 }""");
        var host = (await _estate.WindowsAsync(Here, LocalOperations.ReadHost, P("ScheduledTask", "none"))).Objects.Single();

        Assert.Equal(20, (host.Instant("Clock")!.Value - await _estate.NowAsync()).TotalMinutes, 1.0);
        await _estate.BrokenAtAsync("Check the clocks");
        using var lifted = await _estate.Http.DeleteAsync(new Uri("estate/faults/clock-skew", UriKind.Relative));
        Assert.Equal(ProofVerdict.Passed, (await _estate.ReachAsync()).Verdict);
    }

    [Fact]
    public async Task The_clock_goes_forward_and_never_back()
    {
        var now = await _estate.NowAsync();
        using var back = await _estate.SetClockAsync(now.AddMinutes(-1));
        using var absurd = await _estate.SetClockAsync(now.AddYears(50));
        using var nonsense = await _estate.Http.PostAsync(new Uri("estate/clock", UriKind.Relative), new StringContent("{}"));
        var later = await _estate.PassAsync(24 * 37);

        Assert.Equal([400, 400, 400], [(int)back.StatusCode, (int)absurd.StatusCode, (int)nonsense.StatusCode]);
        Assert.InRange(later, now.AddDays(37), now.AddDays(37).AddMinutes(5));
        Assert.Contains("goes forward only", await back.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_says_how_far_it_is_ahead_of_the_machines_and_only_a_jump_changes_that()
    {
        var before = await AheadAsync();
        Assert.Equal(before, await AheadAsync());
        await _estate.PassAsync(24 * 37);

        Assert.InRange(await AheadAsync() - before, TimeSpan.FromDays(37) - TimeSpan.FromMinutes(5), TimeSpan.FromDays(37));
    }

    [Theory]
    [InlineData("servicelet-late", "{\"endsAfterHours\":0}")]
    [InlineData("replication-slow", "{\"hours\":0}")]
    [InlineData("second-writer", "{\"target\":\"everything\"}")]
    [InlineData("clock-skew", "{\"minutes\":100000}")]
    [InlineData("hcw-rerun", "{\"from\":\"now\"}")]
    [InlineData("graph-rival", "{}")]
    public async Task A_fault_that_is_not_described_rightly_is_refused(string name, string body)
    {
        using var content = new StringContent(body);
        using var response = await _estate.Http.PostAsync(new Uri($"estate/faults/{name}", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
    }

    private async Task<TimeSpan> AheadAsync() =>
        TimeSpan.Parse((await _estate.GetAsync("estate/clock")).GetProperty("ahead").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
