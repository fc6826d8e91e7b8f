using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.Configs;

public sealed class RunnerSetupTests : IDisposable
{
    private readonly SetupFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("runner.pem")]
    [InlineData("runner.pfx")]
    public async Task Everything_is_read_from_beside_the_config(string certificate)
    {
        _folder.Config(certificate: certificate);
        using var setup = Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Value;
        Assert.Equal("runner-token", await setup.Token.GetAsync(default));
        Assert.Equal("estate-token", setup.EstateToken);
        Assert.True(setup.Certificate.HasPrivateKey);
        Assert.Equal(_folder.At("data"), setup.Config.DataDirectory);
        Assert.Equal(TimeSpan.FromSeconds(20), setup.Config.Polling.Wait);
    }

    [Fact]
    public void A_secret_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.At("runner.pem"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        File.SetUnixFileMode(_folder.At("token"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var problems = Problems();
        Assert.Equal([_folder.At("token"), _folder.At("runner.pem")], problems.Select(p => p.File));
        Assert.All(problems, p => Assert.Contains("chmod 600", p.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_an_estate_the_shells_are_those_of_PowerShell()
    {
        _folder.Config(estate: """ "polling": {} """);
        using var setup = Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Value;
        Assert.Null(setup.Config.SimulatedEstate);
        Assert.Equal(PowerShellConfig.Default, setup.Config.PowerShell);
    }

    [Fact]
    public void How_real_shells_are_opened_is_read()
    {
        _folder.Config(estate: """
            "powerShell": { "exchange": "snap-in", "operationSeconds": 60, "batchSeconds": 120, "exchangeOnline": {
              "organization": "fabrikam.onmicrosoft.com", "managedIdentity": "33333333-3333-4333-8333-333333333333", "environment": "O365USGovDoD" } }
            """);
        using var setup = Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Value;
        Assert.Equal(
            new PowerShellConfig(SnapIn: true, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), new CloudSignIn(
                "fabrikam.onmicrosoft.com", null, null, new Guid("33333333-3333-4333-8333-333333333333"), "O365USGovDoD")),
            setup.Config.PowerShell);
    }

    [Theory]
    [InlineData(""" "exchange": "local" """, "$.powerShell.exchange")]
    [InlineData(""" "operationSeconds": 1 """, "$.powerShell.operationSeconds")]
    [InlineData(""" "exchangeOnline": { "organization": "fabrikam.onmicrosoft.com" } """, "$.powerShell.exchangeOnline.organization")]
    [InlineData(""" "exchangeOnline": { "organization": "a.com", "managedIdentity": "system", "certificateThumbprint": "A" } """, "$.powerShell.exchangeOnline.certificateThumbprint")]
    [InlineData(""" "exchangeOnline": { "organization": "a.com", "managedIdentity": "mine" } """, "$.powerShell.exchangeOnline.managedIdentity")]
    [InlineData(""" "exchangeOnline": { "organization": "a.com", "managedIdentity": "system", "environment": "Mars" } """, "$.powerShell.exchangeOnline.environment")]
    [InlineData(""" "exchangeOnline": { "organization": "a.com", "managedIdentity": "system", "password": "hush" } """, "$.powerShell.exchangeOnline.password")]
    public void What_is_wrong_about_the_shells_is_said_with_its_place(string powerShell, string path)
    {
        _folder.Config(estate: $$""" "powerShell": { {{powerShell}} } """);
        Assert.Contains(path, Problems().Select(p => p.Path));
        Assert.All(Problems(), p => Assert.DoesNotContain("hush", p.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Real_shells_beside_an_estate_are_refused()
    {
        _folder.Config(estate: """ "simulatedEstate": { "url": "http://127.0.0.1:7100", "tokenFile": "estate-token" }, "powerShell": {} """);
        Assert.Equal("$.powerShell", Assert.Single(Problems()).Path);
    }

    [Fact]
    public void An_emergency_can_be_rehearsed_with_the_snap_in_of_an_estate()
    {
        _folder.Config(estate: """ "simulatedEstate": { "url": "http://127.0.0.1:7100", "tokenFile": "estate-token" }, "powerShell": { "exchange": "snap-in" } """);
        using var setup = Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Value;
        Assert.True(setup.Config is { SimulatedEstate: not null, PowerShell.SnapIn: true });
    }

    [Theory]
    [InlineData("signer.cer")]
    [InlineData("policy.json")]
    [InlineData("runner.json")]
    public void A_file_that_others_may_write_is_refused(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.At(file), UnixFileMode.UserRead | UnixFileMode.OtherWrite);
        var problem = Assert.Single(Problems());
        Assert.Equal(_folder.At(file), problem.File);
        Assert.Contains("anybody's word", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://host.fabrikam.com/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("https://user:password@host.fabrikam.com/")]
    [InlineData("host")]
    public void A_server_without_https_is_refused(string server)
    {
        _folder.Config(server: server);
        Assert.Equal("$.server", Assert.Single(Problems()).Path);
    }

    [Fact]
    public void An_estate_on_another_machine_is_refused()
    {
        _folder.Config(estate: """ "simulatedEstate": { "url": "https://estate.fabrikam.com", "tokenFile": "estate-token" } """);
        Assert.Equal("$.simulatedEstate.url", Assert.Single(Problems()).Path);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        File.Delete(_folder.At("signer.cer"));
        File.WriteAllText(_folder.At("policy.json"), "{}");
        _folder.Secret("token", "two\nlines");
        _folder.Secret("runner.pem", "-----BEGIN NOTHING-----");
        Assert.Equal(
            ["token", "signer.cer", "policy.json", "runner.pem"],
            Problems().Select(p => Path.GetFileName(p.File)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void No_problem_repeats_a_secret()
    {
        _folder.Secret("token", "hush hush");
        _folder.Secret("runner.pem", "hush hush");
        Assert.All(Problems(), p => Assert.DoesNotContain("hush", p.ToString(), StringComparison.Ordinal));
    }

    private IReadOnlyList<Problem> Problems() => Assert.IsType<Reading<RunnerSetup>.Invalid>(RunnerSetup.Read(_folder.ConfigPath, TimeProvider.System)).Problems;
}
