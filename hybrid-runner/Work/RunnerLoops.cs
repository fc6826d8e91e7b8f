using HybridTrust.Cmdlets;
using HybridTrust.Jobs;
using HybridTrust.Procedures;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Policy;
using HybridTrust.Steps;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.Work;

/// <summary>Puts the runner together: it asks, works and answers side by side until it is asked to stop.</summary>
internal sealed class RunnerLoops
{
    private readonly Inbox _inbox;
    private readonly Worker _worker;
    private readonly Outbox _outbox;

    public RunnerLoops(
        string name,
        IHostChannel host,
        TrustedSigners signers,
        IJobSigner ownSigner,
        PolicyFile policy,
        RunnerJournal journal,
        IProcedureCatalogue procedures,
        Func<ICmdletShells> shells,
        PollingConfig polling,
        ToolIdentity tool,
        ServerBuilds builds,
        TimeProvider time,
        ILogger log)
    {
        var inHand = new JobsInHand();
        var pace = new Pace(polling.Fast, polling.Idle, time);
        var answers = new AnswerWriter(name, tool, ownSigner, time);
        _outbox = new Outbox(host, journal, inHand, pace, time, log);
        _worker = new Worker(
            host, journal, new LocalChecks(policy, procedures, time), policy, procedures, new BatchExecutor(procedures, time), shells, answers, _outbox, inHand, builds, time, log);
        _inbox = new Inbox(host, new Gatekeeper(name, signers, journal, time), signers, _worker, _outbox, answers, inHand, pace, polling.InTrouble, time, log);
    }

    /// <summary>Runs until it is asked to stop and the step at hand is finished.</summary>
    /// <exception cref="Exception">A fault of the program; the other loops are stopped too.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var fault = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAll(
            UntilStoppedAsync(_inbox.RunAsync, fault),
            UntilStoppedAsync(_worker.RunAsync, fault),
            UntilStoppedAsync(_outbox.RunAsync, fault));
    }

    private static async Task UntilStoppedAsync(Func<CancellationToken, Task> loop, CancellationTokenSource fault)
    {
        try
        {
            await loop(fault.Token);
        }
        catch (OperationCanceledException) when (fault.IsCancellationRequested)
        {
        }
        catch
        {
            await fault.CancelAsync();
            throw;
        }
    }
}
