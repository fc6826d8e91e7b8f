using System.Diagnostics;
using HybridTrust.Runner.Commands;

namespace HybridTrust.Runner.Tests.Configs;

public sealed class CommandTests : IDisposable
{
    private readonly SetupFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    [Theory]
    [InlineData("run")]
    [InlineData("walk")]
    [InlineData("run", "--config")]
    [InlineData("run", "--config", "/nowhere.json")]
    [InlineData("policy", "check")]
    [InlineData("policy", "check", "/nowhere.json")]
    public async Task Wrong_usage_ends_with_64_and_a_sentence(params string[] args)
    {
        Assert.Equal(ExitCodes.Usage, await InvokeAsync(args));
        Assert.NotEmpty(_errors.ToString());
    }

    [Fact]
    public async Task A_valid_policy_is_said_in_words()
    {
        Assert.Equal(ExitCodes.Success, await InvokeAsync("policy", "check", _folder.At("policy.json")));
        Assert.Contains("never (readOnly)", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_in_use_ends_with_1()
    {
        using var other = Journal.JournalFile.Open(Path.Combine(_folder.At("data"), "journal.log"));
        Assert.Equal(ExitCodes.Failed, await InvokeAsync("run", "--config", _folder.ConfigPath));
        Assert.Contains("another runner", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_does_not_outlive_its_parent()
    {
        using var parent = Start(OperatingSystem.IsWindows() ? "ping" : "sleep", OperatingSystem.IsWindows() ? "-n 600 127.0.0.1" : "600");
        using var runner = Start(
            "dotnet", $"\"{typeof(RunnerCommands).Assembly.Location}\" run --config \"{_folder.ConfigPath}\" --exit-with-parent {parent.Id}");
        try
        {
            while (await runner.StandardOutput.ReadLineAsync() is { } line && !line.Contains("asks http", StringComparison.Ordinal))
            {
            }

            Assert.False(runner.HasExited);
            parent.Kill();
            await runner.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal(ExitCodes.Success, runner.ExitCode);
        }
        finally
        {
            parent.Kill();
            runner.Kill();
        }
    }

    private static Process Start(string file, string arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private Task<int> InvokeAsync(params string[] args) => RunnerCommands.InvokeAsync(args, _output, _errors);
}
