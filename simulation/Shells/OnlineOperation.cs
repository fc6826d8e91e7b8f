using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>A cmdlet of Exchange Online PowerShell.</summary>
internal abstract class OnlineOperation(string name, bool changes) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.ExchangeOnline;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Changes => changes;

    /// <inheritdoc />
    public abstract CmdletResult Invoke(ShellCall call);
}
