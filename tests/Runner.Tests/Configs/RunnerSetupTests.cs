using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Tests.Configs;

public sealed class RunnerSetupTests : IDisposable
{
    private readonly SetupFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("runner.pem")]
    [InlineData("runner.pfx")]
    public void Everything_is_read_from_beside_the_config(string certificate)
    {
        _folder.Config(certificate: certificate);
        using var setup = Assert.IsType<Reading<RunnerSetup>.Valid>(RunnerSetup.Read(_folder.ConfigPath)).Value;
        Assert.Equal("runner-token", setup.Token);
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
    public void Without_an_estate_it_is_said_that_PowerShell_is_not_part_of_this_release()
    {
        _folder.Config(estate: """ "polling": {} """);
        Assert.Contains("not part of this release", Assert.Single(Problems()).Sentence, StringComparison.Ordinal);
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

    private IReadOnlyList<Problem> Problems() => Assert.IsType<Reading<RunnerSetup>.Invalid>(RunnerSetup.Read(_folder.ConfigPath)).Problems;
}
