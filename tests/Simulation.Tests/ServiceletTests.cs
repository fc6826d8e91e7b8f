using System.Text.Json.Nodes;
using HybridTrust.Cmdlets;
using HybridTrust.Proofs;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

/// <summary>What Exchange does by itself with the certificates that AuthConfig names.</summary>
public sealed class ServiceletTests : IAsyncDisposable
{
    private const string Here = TestEstate.ShellServer;
    private const string There = TestEstate.OtherServer;
    private TestEstate? _estate;

    public async ValueTask DisposeAsync()
    {
        if (_estate is not null)
        {
            await _estate.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_next_certificate_is_published_within_twelve_hours_of_its_date_and_never_before()
    {
        var estate = await StartAsync();
        var former = await estate.CurrentAsync();
        var next = await estate.CreateAsync();
        var date = await estate.StageAsync(next);

        await estate.GoToAsync(date.AddSeconds(-1));
        Assert.Equal(former, await estate.CurrentAsync());
        Assert.Empty(await estate.EventsAsync(Here));

        await estate.GoToAsync(date.AddHours(12));
        var config = await estate.AuthConfigAsync();
        Assert.Equal(next, config.Text("CurrentCertificateThumbprint"));
        Assert.Equal(former, config.Text("PreviousCertificateThumbprint"));
        Assert.Equal("", config.Text("NextCertificateThumbprint"));
        Assert.Equal(date, config.Instant("NextCertificateEffectiveDate"));
        var told = Assert.Single((await estate.EventsAsync(Here)).Concat(await estate.EventsAsync(There)));
        Assert.Equal("2014", told.Text("Id"));
        Assert.InRange(told.Instant("Time")!.Value, date, date.AddHours(12));
    }

    [Fact]
    public async Task Looking_often_or_once_makes_no_difference()
    {
        var estate = await StartAsync();
        var next = await estate.CreateAsync();
        var date = await estate.StageAsync(next);
        for (var hour = 0; hour < 96; hour++)
        {
            await estate.PassAsync(1);
        }

        Assert.Equal(next, await estate.InUseAsync(Here));
        Assert.Equal(next, await estate.InUseAsync(There));
        var at = Assert.Single((await estate.EventsAsync(Here)).Concat(await estate.EventsAsync(There))).Instant("Time")!.Value;
        Assert.InRange(at, date, date.AddHours(12));
    }

    [Fact]
    public async Task Servers_of_one_site_share_the_certificate_by_themselves_and_another_site_gets_none()
    {
        var alone = await StartAsync();
        var shared = await alone.CreateAsync();
        await alone.StageAsync(shared);
        Assert.True((await alone.HeldAsync(There, shared))!.Truth("PrivateKeyReadable"));

        await using var apart = await RotatingEstate.StartInTwoSitesAsync(delaySeconds: 60);
        var next = await apart.CreateAsync();
        await apart.StageAsync(next);
        await apart.PassAsync(200);
        Assert.Null(await apart.HeldAsync(There, next));
    }

    [Fact]
    public async Task A_server_that_was_away_when_the_certificate_was_set_fetches_it_at_its_next_run()
    {
        var estate = await StartAsync();
        await estate.SwitchOnAsync("server-unreachable", $$"""{ "server": "{{There}}", "endsAfterHours": 20 }""");
        var next = await estate.CreateAsync();
        await estate.StageAsync(next);

        await estate.PassAsync(21);
        Assert.Null(await estate.HeldAsync(There, next));
        await estate.PassAsync(12);
        Assert.True((await estate.HeldAsync(There, next))!.Truth("PrivateKeyReadable"));
    }

    [Fact]
    public async Task Another_site_hears_of_the_certificate_when_the_directory_has_replicated()
    {
        _estate = await RotatingEstate.StartInTwoSitesAsync(delaySeconds: 3600);
        var next = await _estate.CreateAsync();
        await _estate.StageAsync(next);

        Assert.Equal("", (await _estate.AuthConfigAsync(RotatingEstate.OtherController)).Text("NextCertificateThumbprint"));
        await _estate.PassAsync(1.01);
        Assert.Equal(next, (await _estate.AuthConfigAsync(RotatingEstate.OtherController)).Text("NextCertificateThumbprint"));
    }

    [Fact]
    public async Task Slow_replication_keeps_another_site_on_the_former_certificate()
    {
        _estate = await RotatingEstate.StartInTwoSitesAsync(delaySeconds: 60);
        var former = await _estate.CurrentAsync();
        var next = await _estate.CreateAsync();
        await _estate.CopyAsync(next);
        await _estate.SwitchOnAsync("replication-slow", """{ "hours": 100 }""");
        await _estate.StageAsync(next, hours: 50);

        await _estate.PassAsync(63);
        Assert.Equal(next, await _estate.CurrentAsync());
        Assert.Equal(former, await _estate.CurrentAsync(RotatingEstate.OtherController));
        Assert.Equal(former, await _estate.InUseAsync(There));

        await _estate.PassAsync(140);
        Assert.Equal(next, await _estate.CurrentAsync(RotatingEstate.OtherController));
        Assert.Equal(next, await _estate.InUseAsync(There));
    }

    [Fact]
    public async Task A_server_whose_servicelet_is_late_stays_behind_until_its_pools_are_recycled()
    {
        var estate = await StartAsync();
        var former = await estate.CurrentAsync();
        var next = await estate.CreateAsync();
        await estate.SwitchOnAsync("servicelet-late", $$"""{ "server": "{{There}}" }""");
        var date = await estate.StageAsync(next);
        await estate.GoToAsync(date.AddHours(36));

        Assert.Equal(next, await estate.InUseAsync(Here));
        Assert.Equal(former, await estate.InUseAsync(There));
        Assert.Equal(former, (await MetadataAsync(estate, There))[0]);
        await estate.WindowsAsync(There, LocalOperations.RecycleApplicationPools, P("Names", (CmdletValue)(string[])["MSExchangeServicesAppPool"]));
        Assert.Equal(former, await estate.InUseAsync(There));
        await estate.WindowsAsync(There, LocalOperations.RecycleApplicationPools, P("Names", (CmdletValue)(string[])["MSExchangeOWAAppPool", "MSExchangeECPAppPool"]));
        Assert.Equal(next, await estate.InUseAsync(There));
        Assert.Equal(next, (await MetadataAsync(estate, There))[0]);
    }

    [Fact]
    public async Task The_metadata_of_a_server_lists_the_current_and_the_next_certificate()
    {
        var estate = await StartAsync();
        var next = await estate.CreateAsync();
        await estate.StageAsync(next);

        Assert.Equal([await estate.CurrentAsync(), next], await MetadataAsync(estate, Here));
    }

    [Fact]
    public async Task Tokens_are_signed_with_the_new_key_and_taken_only_where_it_was_uploaded_before()
    {
        var estate = await StartAsync();
        await estate.EstablishAsync();
        var date = await estate.StageAsync(await estate.CreateAsync());
        Assert.Equal(ProofVerdict.Passed, (await estate.ReachAsync()).Verdict);

        await estate.GoToAsync(date.AddHours(12));
        await estate.BrokenAtAsync("No key with thumbprint", await estate.CurrentAsync());

        await estate.UploadAsync();
        Assert.Equal(ProofVerdict.Passed, (await estate.ReachAsync()).Verdict);
    }

    [Fact]
    public async Task A_server_without_the_current_certificate_is_half_dead()
    {
        _estate = await RotatingEstate.StartInTwoSitesAsync(delaySeconds: 60);
        var date = await _estate.StageAsync(await _estate.CreateAsync());
        await _estate.GoToAsync(date.AddHours(36));

        await HalfDeadAsync(_estate, There, "is not in the store");
        Assert.Equal("200", await _estate.StatusAsync(Here, "owa/healthcheck.htm"));
        Assert.Equal("302", await _estate.StatusAsync(Here, "ecp/"));
    }

    [Fact]
    public async Task An_expired_certificate_kills_sign_in_and_the_shell_and_the_snap_in_still_works()
    {
        var estate = await StartAsync(file => file["certificates"]!["auth"]!["validDays"] = 800);
        await estate.PassAsync(24 * 800);

        await HalfDeadAsync(estate, Here, "expired");
        var next = await estate.CreateAsync();
        var now = await estate.NowAsync();
        Assert.Equal(200, await estate.SnapInAsync(RotatingEstate.Stage(next, now.AddMinutes(1))));
        Assert.Equal(200, await estate.SnapInAsync(Of("Set-AuthConfig", P("PublishCertificate", new CmdletValue.Switch()))));
        await estate.WindowsAsync(Here, LocalOperations.RecycleApplicationPools, P("Names", (CmdletValue)(string[])["MSExchangeOWAAppPool", "MSExchangeECPAppPool"]));

        Assert.Equal("200", await estate.StatusAsync(Here, "owa/healthcheck.htm"));
        await estate.RunAsync(Of("Set-AuthConfig", P("ClearPreviousCertificate", new CmdletValue.Switch())));
    }

    [Fact]
    public async Task What_happened_survives_a_restart_and_happens_once()
    {
        var directory = TestEstate.NewDirectory();
        var first = await TestEstate.OpenAsync(directory);
        var next = await first.CreateAsync();
        var date = await first.StageAsync(next);
        await first.GoToAsync(date.AddHours(13));
        await first.StopAsync();
        _estate = await TestEstate.OpenAsync(directory);

        Assert.InRange(await _estate.NowAsync(), date.AddHours(13), date.AddHours(14));
        Assert.Equal(next, await _estate.CurrentAsync());
        Assert.Single((await _estate.EventsAsync(Here)).Concat(await _estate.EventsAsync(There)));
    }

    private static async Task HalfDeadAsync(TestEstate estate, string server, string why)
    {
        Assert.Equal("503", await estate.StatusAsync(server, "owa/healthcheck.htm"));
        Assert.Equal("503", await estate.StatusAsync(server, "ecp/healthcheck.htm"));
        Assert.Equal("500", await estate.StatusAsync(server, "owa/"));
        await estate.RunAsync(Of("Get-AuthConfig"), server);
        var refused = await estate.FailAsync(NewMailUser(), server);
        Assert.Contains("HMACProvider.GetCertificates", refused.Text, StringComparison.Ordinal);
        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> MetadataAsync(TestEstate estate, string server) =>
        (await estate.WindowsAsync(Here, LocalOperations.ProbeUrl, P("Url", $"https://{server}/autodiscover/metadata/json/1"))).Objects.Single().List("AuthMetadataThumbprints");

    private async Task<TestEstate> StartAsync(Action<JsonNode>? change = null) => _estate = await TestEstate.StartAsync(change);
}
