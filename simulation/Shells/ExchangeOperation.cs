using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>A cmdlet of the Exchange Management Shell.</summary>
internal abstract class ExchangeOperation(string name, bool changes) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.ExchangeServer;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Changes => changes;

    /// <inheritdoc />
    public abstract CmdletResult Invoke(ShellCall call);
}
