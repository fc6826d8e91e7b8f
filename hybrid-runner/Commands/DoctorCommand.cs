using HybridTrust.Cmdlets;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Doctor;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Shells;
using HybridTrust.Runner.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridTrust.Runner.Commands;

/// <summary>Examines everything that a runner needs, and says what to do. It never changes anything.</summary>
internal static class DoctorCommand
{
    /// <returns><see cref="ExitCodes.Failed"/> when a check failed.</returns>
    public static async Task<int> RunAsync(string configPath, DoctorTargets targets, bool json, TextWriter output, CancellationToken cancellation)
    {
        var checks = RunnerConfigFile.Read(configPath) switch
        {
            Reading<RunnerConfig>.Valid(var config) => await ExamineAsync(config, configPath, targets, cancellation),
            Reading<RunnerConfig>.Invalid(var problems) =>
                [.. problems.Select(p => CheckResult.Failed("config", p.ToString(), "Repair the config; what it names is looked at once it is valid."))],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var report = new DoctorReport(AccountCheckup.Current, Environment.MachineName, ToolIdentity.OfThisProgram().Version, checks);
        if (json)
        {
            report.PrintJson(output);
        }
        else
        {
            report.Print(output);
        }

        return report.Verdict is Verdict.Failed ? ExitCodes.Failed : ExitCodes.Success;
    }

    private static async Task<IReadOnlyList<CheckResult>> ExamineAsync(
        RunnerConfig config, string configPath, DoctorTargets targets, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var problems = new List<Problem>();
        await using var shells = ShellsOf(config, time, problems);
        List<ICheckup> checkups =
        [
            new ConfigCheckup(configPath, config),
            new AccountCheckup(),
            new PolicyCheckup(config.PolicyFile),
            new SecretsCheckup(config, time),
            new StoresCheckup(config.DataDirectory),
            new ConnectivityCheckup(config, time),
        ];
        if (shells is not null)
        {
            checkups.AddRange(ShellCheckups.Of(config, shells, targets, time));
        }

        return
        [
            .. await Examination.RunAsync(checkups, cancellation),
            .. problems.Select(p => CheckResult.Failed("simulated shells", $"{p.File} cannot be used, so no shell was opened.", p.Sentence)),
        ];
    }

    private static ICmdletShells? ShellsOf(RunnerConfig config, TimeProvider time, List<Problem> problems)
    {
        if (config.SimulatedEstate is { } estate)
        {
            return Secrets.Token(estate.TokenFile, problems) is { } token ? new SimulatedShells(estate.Url, token, config.PowerShell.SnapIn) : null;
        }

        var access = new ShellAccess(config.PowerShell, BridgeProgram.ScriptFolder);
        return new PowerShellShells(BridgeProgram.Find(), access, config.PowerShell, OperationCatalogue.Default, time, NullLogger.Instance);
    }
}
