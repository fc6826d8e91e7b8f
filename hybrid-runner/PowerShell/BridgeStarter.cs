using HybridTrust.Cmdlets;
using HybridTrust.Runner.Logging;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.PowerShell;

/// <summary>Starts bridges, and tells their ends in the words of a shell.</summary>
internal sealed class BridgeStarter(BridgeProgram? program, IShellAccess access, OperationCatalogue catalogue, TimeLimits limits, ILogger log)
{
    private const string Opening = "Opening a shell";

    /// <summary>A process with the shell open.</summary>
    /// <exception cref="CmdletException">The shell cannot be opened.</exception>
    public async Task<BridgeProcess> StartAsync(ShellKind kind, string server, CancellationToken cancellation)
    {
        var way = access.To(kind, server);
        if (program is null)
        {
            throw Unopened(server, "This machine has no PowerShell. On Windows it is part of the system; elsewhere install PowerShell 7 and put pwsh on the PATH.");
        }

        using var limit = LimitOf(Opening, server);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var bridge = await BridgeProcess.StartAsync(program, way, catalogue.Operations.Where(o => o.Shell == kind), either.Token);
            log.ShellOpened(kind, server, bridge.Version);
            return bridge;
        }
        catch (BridgeRefusedException refused)
        {
            throw new CmdletException(Opening, server, refused.Error);
        }
        catch (BridgeException dead)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Unopened(server, $"The {kind} shell on {server} could not be opened: {dead.Message}");
        }
    }

    /// <summary>Asks an open bridge. Whatever ended it is told as <see cref="CmdletErrorKind.SessionDied"/>.</summary>
    /// <exception cref="SessionDeathException">The session died in the middle of the operation.</exception>
    public async Task<BridgeAnswer> AskAsync(BridgeProcess bridge, ShellKind kind, string server, OperationCall call, CancellationToken cancellation)
    {
        using var limit = LimitOf(call.Operation, server);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var answer = await bridge.AskAsync(call, either.Token);
            return answer is { Lost: true, Error: { } error } ? throw Died(kind, server, call, error.Decode().Text, timedOut: false) : answer;
        }
        catch (BridgeException dead)
        {
            cancellation.ThrowIfCancellationRequested();
            throw Died(kind, server, call, dead.Message, dead.TimedOut);
        }
    }

    private SessionDeathException Died(ShellKind kind, string server, OperationCall call, string why, bool timedOut)
    {
        log.ShellDied(kind, server, call.Operation, why);
        return new SessionDeathException(timedOut, new CmdletException(call.Operation, server, new CmdletError(
            "OperationStopped",
            CmdletError.SessionDied,
            "",
            CmdletError.SessionDied,
            $"The {kind} session on {server} died while {call.Operation} ran, which may be done in part: {why.TrimEnd('.')}.")));
    }

    private CancellationTokenSource LimitOf(string operation, string server) => limits.Next() ?? throw new CmdletException(operation, server, new CmdletError(
        "OperationTimeout",
        "BatchTimeLimit",
        "",
        "BatchTimeLimit",
        $"The batch has used up its time, so {operation} was not started on {server}. Start the run again; if servers are slow, raise powerShell.batchSeconds in the runner's config."));

    private static CmdletException Unopened(string server, string sentence) => new(Opening, server, new CmdletError(
        "OpenError", "ServerUnreachableException", "", "ShellNotOpened", sentence));
}
