using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Lifetime;
using HybridTrust.Runner.Logging;
using HybridTrust.Runner.Policy;
using HybridTrust.Runner.PowerShell;
using HybridTrust.Runner.Shells;
using HybridTrust.Runner.Work;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Commands;

/// <summary>Runs the runner until it is stopped.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(string configPath, int? parent, string? eventLog, TextWriter output, TextWriter errors)
    {
        var log = LogTo(eventLog, output, errors);
        switch (RunnerSetup.Read(configPath, TimeProvider.System))
        {
            case Reading<RunnerSetup>.Valid(var setup):
                using (setup)
                {
                    return await RunAsync(setup, parent, log);
                }

            case Reading<RunnerSetup>.Invalid(var problems):
                foreach (var problem in problems)
                {
                    log.NotStarted(problem.ToString());
                }

                return ExitCodes.Usage;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<int> RunAsync(RunnerSetup setup, int? parent, ILogger log)
    {
        try
        {
            await ServeAsync(setup, parent, log);
            return ExitCodes.Success;
        }
        catch (JournalException unusable)
        {
            log.NotStarted(unusable.Message);
            return ExitCodes.Failed;
        }
    }

    private static async Task ServeAsync(RunnerSetup setup, int? parent, ILogger log)
    {
        var config = setup.Config;
        var time = config.SimulatedEstate is null ? TimeProvider.System : new EstateTime();
        using var journal = new RunnerJournal(JournalFile.Open(Path.Combine(config.DataDirectory, "journal.log")), time.GetUtcNow());
        var tool = ToolIdentity.OfThisProgram();
        var shells = config.SimulatedEstate is null ? BridgeProgram.Find()?.PowerShell ?? "none" : RunnerSighting.SimulatedShells;
        var builds = new ServerBuilds();
        using var host = new HttpHostChannel(
            config.Server, config.Access.Proxy, setup.Token, config.Polling.Wait, time, () => new RunnerSighting(tool.Version, shells, time.GetUtcNow()) { ExchangeBuilds = builds.Range });
        using var stop = new StopRequest(log);
        var loops = new RunnerLoops(
            config.Name,
            host,
            new TrustedSigners(setup.Signer, Path.Combine(config.DataDirectory, "signers.json"), time, log),
            new CertificateJobSigner(setup.Certificate),
            new PolicyFile(config.PolicyFile),
            journal,
            ProcedureCatalogue.Default,
            ShellsOf(setup, time, log),
            config.Polling,
            tool,
            builds,
            time,
            log);

        log.Started(config.Name, tool.Version, config.Server, config.PolicyFile);
        using var ended = new CancellationTokenSource();
        var following = parent is { } id ? stop.FollowAsync(new ParentProcess(id), time, ended.Token) : Task.CompletedTask;
        await loops.RunAsync(stop.Token);
        await ended.CancelAsync();
        await following.ContinueWith(_ => { }, TaskScheduler.Default);
        log.Stopped();
    }

    /// <summary>The console's log, and Windows' own where a source is named.</summary>
    private static ILogger LogTo(string? eventLog, TextWriter output, TextWriter errors)
    {
        var console = new ConsoleLog(output, errors, TimeProvider.System);
        return eventLog is not null && OperatingSystem.IsWindows() ? new EventLogLog(eventLog, console) : console;
    }

    /// <summary>The shells of a batch: the estate's where the config names one, else PowerShell's.</summary>
    private static Func<ICmdletShells> ShellsOf(RunnerSetup setup, TimeProvider time, ILogger log)
    {
        if (setup.Config.SimulatedEstate is { } estate)
        {
            log.Simulated(estate.Url);
            return () => new SimulatedShells(estate.Url, setup.EstateToken!, setup.Config.PowerShell.SnapIn);
        }

        var config = setup.Config.PowerShell;
        var program = BridgeProgram.Find();
        log.RealShells(program?.PowerShell ?? "PowerShell, which this machine does not have: every shell will fail to open");
        var access = new ShellAccess(config, BridgeProgram.ScriptFolder);
        return () => new PowerShellShells(program, access, config, OperationCatalogue.Default, time, log);
    }
}
