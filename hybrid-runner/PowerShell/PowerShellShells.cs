using HybridTrust.Cmdlets;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Runner.PowerShell;

/// <summary>
/// The real shells of one batch: a PowerShell process for each kind and target, kept until the batch ends. Exchange Online's is apart by
/// itself, because its module shadows Exchange's cmdlets (domain 7, trap 33).
/// </summary>
internal sealed class PowerShellShells : ICmdletShells
{
    /// <summary>Twelve servers with two shells each would otherwise be twenty-four processes at a time.</summary>
    private const int MostProcesses = 8;

    private readonly Lock _gate = new();
    private readonly List<PowerShellShell> _shells = [];
    private readonly BridgeStarter _starter;
    private readonly OperationCatalogue _catalogue;

    public PowerShellShells(BridgeProgram? program, IShellAccess access, PowerShellConfig config, OperationCatalogue catalogue, TimeProvider time, ILogger log)
    {
        _catalogue = catalogue;
        _starter = new BridgeStarter(program, access, catalogue, new TimeLimits(config, time), log);
    }

    public async Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation)
    {
        var shell = FindOrAdd(kind, server);
        await shell.EnsureOpenAsync(cancellation);
        await CloseIdleAsync();
        return shell;
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Snapshot().Select(shell => shell.DisposeAsync().AsTask()));

    private PowerShellShell FindOrAdd(ShellKind kind, string server)
    {
        lock (_gate)
        {
            var shell = _shells.Find(s => s.Kind == kind && string.Equals(s.Server, server, StringComparison.OrdinalIgnoreCase))
                ?? new PowerShellShell(_starter, _catalogue, kind, server);
            _shells.Remove(shell);
            _shells.Add(shell);
            return shell;
        }
    }

    /// <summary>The one used longest ago goes first; its next operation opens it again.</summary>
    private async Task CloseIdleAsync()
    {
        var open = Snapshot().FindAll(s => s.IsOpen);
        foreach (var shell in open.Take(open.Count - MostProcesses))
        {
            await shell.CloseIfIdleAsync();
        }
    }

    private List<PowerShellShell> Snapshot()
    {
        lock (_gate)
        {
            return [.. _shells];
        }
    }
}
