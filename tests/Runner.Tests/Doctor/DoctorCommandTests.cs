using System.Text.Json;
using HybridTrust.Runner.Commands;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Doctor;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Tests.Configs;
using HybridTrust.Runner.Tests.Http;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Doctor;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly SetupFolder _folder = new();
    private readonly StubServer _host = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public DoctorCommandTests()
    {
        _folder.Config(server: _host.Address.ToString());
        Directory.CreateDirectory(_folder.At("data"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _host.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task A_runner_that_is_set_up_passes_with_0_and_its_files_are_as_before()
    {
        using (JournalFile.Open(Journal))
        {
        }

        File.AppendAllText(Journal, "torn");
        var before = Files();
        Assert.Equal(ExitCodes.Success, await DoctorAsync());
        Assert.Equal(before, Files());
        Assert.Contains("0 failed", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("runner-token", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_for_a_program_holds_every_check_with_its_verdict()
    {
        await DoctorAsync("--json");
        using var report = JsonDocument.Parse(_output.ToString());
        Assert.Equal("warning", report.RootElement.GetProperty("verdict").GetString());
        Assert.Contains(report.RootElement.GetProperty("checks").EnumerateArray(), c => c.GetProperty("check").GetString() == "shells");
    }

    [Theory]
    [InlineData(200, "<html>", "token")]
    [InlineData(401, "", "token")]
    [InlineData(503, "", "host")]
    public async Task A_host_that_does_not_do_its_part_fails(int status, string body, string check)
    {
        _host.OnRequest = (request, _) => (request.RawUrl == "/health") == (check == "host") ? new StubAnswer(status, body) : new StubAnswer(200, "[]");
        await FailsAsync(check);
    }

    [Fact]
    public async Task A_host_that_nobody_answers_for_fails_with_what_to_open()
    {
        _folder.Config(server: $"http://127.0.0.1:{StubServer.FreePort()}/");
        Assert.Contains("Let this server out", (await FailsAsync("host")).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_missing_fails()
    {
        File.Delete(_folder.At("token"));
        await FailsAsync("token");
    }

    [Fact]
    public async Task A_certificate_without_its_key_fails()
    {
        File.WriteAllText(_folder.At("runner.pem"), TestCertificates.Runner.ExportCertificatePem());
        await FailsAsync("runner's certificate");
    }

    [Fact]
    public async Task A_signer_that_is_not_pinned_fails()
    {
        File.Delete(_folder.At("signer.cer"));
        await FailsAsync("pinned signer");
    }

    [Fact]
    public async Task A_policy_that_is_not_valid_fails_with_its_line()
    {
        File.WriteAllText(_folder.At("policy.json"), "{}");
        Assert.Contains("$.exchangeOrganization", (await FailsAsync("policy")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.json", "policy")]
    [InlineData("runner.json", "config")]
    [InlineData("signer.cer", "pinned signer")]
    public async Task A_file_that_others_may_write_fails(string file, string check)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_folder.At(file), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        await FailsAsync(check);
    }

    [Fact]
    public async Task A_journal_that_is_damaged_in_the_middle_fails_and_stays_as_it_is()
    {
        using (var journal = JournalFile.Open(Journal))
        {
            journal.Append(new JournalRecord.FenceSeen(Samples.Organization, 1), durable: true);
            journal.Append(new JournalRecord.FenceSeen(Samples.Organization, 2), durable: true);
        }

        var bytes = File.ReadAllBytes(Journal);
        bytes[3] ^= 1;
        File.WriteAllBytes(Journal, bytes);
        await FailsAsync("journal");
        Assert.Equal(bytes, File.ReadAllBytes(Journal));
    }

    [Fact]
    public async Task A_journal_that_a_running_runner_holds_is_no_failure()
    {
        using var held = JournalFile.Open(Journal);
        Assert.Equal(ExitCodes.Success, await DoctorAsync());
        Assert.Contains("in use by a runner", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_not_there_yet_is_a_warning()
    {
        Directory.Delete(_folder.At("data"));
        Assert.Equal(ExitCodes.Success, await DoctorAsync());
        Assert.Contains("WARNING data folder", _output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("data")));
    }

    [Fact]
    public async Task A_config_that_is_not_valid_fails_with_its_line()
    {
        _folder.Config(server: "http://host.fabrikam.com/");
        Assert.Contains("$.server", (await FailsAsync("config")).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, nameof(Verdict.Ok))]
    [InlineData(90, nameof(Verdict.Warning))]
    [InlineData(-90, nameof(Verdict.Warning))]
    [InlineData(400, nameof(Verdict.Failed))]
    public async Task The_clock_is_compared_with_the_hosts(int secondsOff, string verdict)
    {
        var config = Assert.IsType<Reading<RunnerConfig>.Valid>(RunnerConfigFile.Read(_folder.ConfigPath)).Value;
        var time = new TestTime { Now = TimeProvider.System.GetUtcNow().AddSeconds(secondsOff) };
        var results = await new ConnectivityCheckup(config, time).RunAsync(default);
        Assert.Equal(verdict, results.Single(r => r.Check == "clock").Verdict.ToString());
    }

    [Theory]
    [InlineData("2025-12-31", nameof(Verdict.Failed))]
    [InlineData("2026-06-01", nameof(Verdict.Ok))]
    [InlineData("2030-12-20", nameof(Verdict.Warning))]
    [InlineData("2031-02-01", nameof(Verdict.Failed))]
    public async Task Certificates_are_looked_at_in_their_time(string day, string verdict)
    {
        var config = Assert.IsType<Reading<RunnerConfig>.Valid>(RunnerConfigFile.Read(_folder.ConfigPath)).Value;
        var time = new TestTime { Now = DateTimeOffset.Parse(day + "T00:00Z", System.Globalization.CultureInfo.InvariantCulture) };
        var results = await new SecretsCheckup(config, time).RunAsync(default);
        Assert.All(results, r => Assert.Equal(verdict, r.Verdict.ToString()));
    }

    [Fact]
    public async Task A_check_that_breaks_off_is_a_failure_and_the_next_is_made()
    {
        var results = await Examination.RunAsync([new Broken(), new NoTargetsCheckup()], default);
        Assert.Equal([Verdict.Failed, Verdict.Warning], results.Select(r => r.Verdict));
    }

    private string Journal => Path.Combine(_folder.At("data"), "journal.log");

    private async Task<CheckResult> FailsAsync(string check)
    {
        Assert.Equal(ExitCodes.Failed, await DoctorAsync("--json"));
        using var report = JsonDocument.Parse(_output.ToString());
        var failed = report.RootElement.GetProperty("checks").EnumerateArray().Where(c => c.GetProperty("verdict").GetString() == "failed").ToList();
        Assert.All(failed, c => Assert.Equal(check, c.GetProperty("check").GetString()));
        return new CheckResult(check, Verdict.Failed, failed[0].GetProperty("what").GetString()!, failed[0].GetProperty("remedy").GetString());
    }

    private string Files() => string.Join('\n', Directory.EnumerateFiles(Path.GetDirectoryName(_folder.ConfigPath)!, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(File.ReadAllBytes(f))}"));

    private Task<int> DoctorAsync(params string[] more) =>
        RunnerCommands.InvokeAsync(["doctor", "--config", _folder.ConfigPath, .. more], _output, _errors);

    private sealed class Broken : ICheckup
    {
        public string Name => "broken";

        public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) => throw new InvalidOperationException("off");
    }
}
