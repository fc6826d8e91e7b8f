using System.Diagnostics;
using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Rehearsals;

/// <summary>A rehearsal as a person starts it: a process of its own, with children.</summary>
internal sealed class RehearsalProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public RehearsalProcess(TemporaryFolder folder)
    {
        // A test run in the background was started with SIGINT ignored, and children inherit that; a person's terminal does not.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add("--default-signal=INT");
        start.ArgumentList.Add(ChildProgram.Dotnet());
        foreach (var argument in new[]
                 {
                     "exec", ChildProgram.Estate.Assembly, "rehearse", Samples.Fabrikam, "--data", folder.In("data"), "--output", folder.In("output"),
                 })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<Commands.Shell> EndAsync()
    {
        await _process.WaitForExitAsync();
        return new Commands.Shell(_process.ExitCode, await _output, await _error);
    }

    public void Dispose() => _process.Dispose();
}
