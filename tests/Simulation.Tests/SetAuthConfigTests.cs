using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class SetAuthConfigTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    public async Task InitializeAsync() => _estate = await TestEstate.StartAsync();

    public Task DisposeAsync() => _estate.DisposeAsync().AsTask();

    [Fact]
    public async Task The_next_certificate_and_its_date_are_read_back_as_they_were_given()
    {
        var current = await _estate.CurrentAsync();
        var next = await _estate.CreateAsync();
        var date = await _estate.StageAsync(next);
        var config = await _estate.AuthConfigAsync();

        Assert.Equal(next, config.Text("NextCertificateThumbprint"));
        Assert.Equal(date, config.Instant("NextCertificateEffectiveDate"));
        Assert.Equal(current, config.Text("CurrentCertificateThumbprint"));
    }

    [Theory]
    [InlineData(-480, "utc", 0)]
    [InlineData(780, "utc", 0)]
    [InlineData(-480, "local", 8)]
    [InlineData(780, "local", -13)]
    public async Task A_date_is_read_as_UTC_unless_the_world_is_one_in_which_it_is_not(int offset, string reading, int hoursOff)
    {
        await using var estate = await TestEstate.StartAsync(file =>
        {
            file["exchange"]!["authConfig"]!["datesReadAs"] = reading;
            file["windows"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "{{TestEstate.ShellServer}}": { "utcOffsetMinutes": {{offset}} } }""");
        });

        var date = await estate.StageAsync(await estate.CreateAsync());

        Assert.Equal(date.AddHours(hoursOff), (await estate.AuthConfigAsync()).Instant("NextCertificateEffectiveDate"));
    }

    [Fact]
    public async Task A_date_that_is_not_after_now_is_refused()
    {
        var next = await _estate.CreateAsync();

        var refused = await _estate.FailAsync(RotatingEstate.Stage(next, (await _estate.NowAsync()).AddSeconds(-1)));

        Assert.Contains("isn't after now", refused.Text, StringComparison.Ordinal);
        Assert.Equal("", (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint"));
    }

    [Fact]
    public async Task A_date_within_two_days_is_asked_about_unless_it_is_forced()
    {
        var next = await _estate.CreateAsync();
        var date = (await _estate.NowAsync()).AddHours(47);

        Assert.Equal("PSInvalidOperationException", (await _estate.FailAsync(RotatingEstate.Stage(next, date, force: false))).Reason);
        await _estate.RunAsync(RotatingEstate.Stage(next, date));
        Assert.Equal(next, (await _estate.AuthConfigAsync()).Text("NextCertificateThumbprint"));
    }

    [Fact]
    public async Task A_certificate_that_the_shells_server_lacks_or_cannot_sign_with_is_refused()
    {
        var elsewhere = await _estate.CreateAsync(TestEstate.OtherServer);
        var date = (await _estate.NowAsync()).AddDays(30);

        Assert.Contains(elsewhere, (await _estate.FailAsync(RotatingEstate.Stage(elsewhere, date))).Text, StringComparison.Ordinal);
        await _estate.SwitchOnAsync("private-key-unreadable", $$"""{ "server": "{{TestEstate.OtherServer}}" }""");
        Assert.NotEqual(200, await _estate.SnapInAsync(RotatingEstate.Stage(elsewhere, date), TestEstate.OtherServer));
    }

    [Fact]
    public async Task Publishing_at_once_moves_every_certificate_and_clearing_forgets_the_previous_one()
    {
        var former = await _estate.CurrentAsync();
        var next = await _estate.CreateAsync();
        await _estate.StageAsync(next);
        await _estate.RunAsync(Of("Set-AuthConfig", P("PublishCertificate", new CmdletValue.Switch())));
        var published = await _estate.AuthConfigAsync();
        await _estate.RunAsync(Of("Set-AuthConfig", P("ClearPreviousCertificate", new CmdletValue.Switch())));

        Assert.Equal([next, former, ""], Names(published));
        Assert.Equal([next, "", ""], Names(await _estate.AuthConfigAsync()));
        Assert.Contains("no new certificate", (await _estate.FailAsync(Of("Set-AuthConfig", P("PublishCertificate", new CmdletValue.Switch())))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublishCertificate")]
    [InlineData("ClearPreviousCertificate")]
    public async Task Setting_a_next_certificate_cannot_be_mixed_with_publishing_or_clearing(string other)
    {
        var before = (await _estate.GetAsync("estate/state")).GetRawText();

        var refused = await _estate.FailAsync(Of("Set-AuthConfig", P("NewCertificateThumbprint", await _estate.CurrentAsync()), P(other, new CmdletValue.Switch())));

        Assert.StartsWith("AmbiguousParameterSet", refused.Id, StringComparison.Ordinal);
        Assert.Equal(before, (await _estate.GetAsync("estate/state")).GetRawText());
    }

    [Theory]
    [InlineData("CertificateThumbprint")]
    [InlineData("Server")]
    [InlineData("ClearNextCertificate")]
    public async Task What_the_product_never_sets_is_unknown(string parameter) =>
        Assert.Equal(CmdletErrorKind.NotSupported, (await _estate.FailAsync(Of("Set-AuthConfig", P(parameter, "x")))).Kind);

    private static IEnumerable<string> Names(CmdletObject config) =>
        [config.Text("CurrentCertificateThumbprint")!, config.Text("PreviousCertificateThumbprint")!, config.Text("NextCertificateThumbprint")!];
}
