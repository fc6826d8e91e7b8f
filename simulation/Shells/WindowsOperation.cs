using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>A local operation of a Windows server.</summary>
internal abstract class WindowsOperation(string name, bool changes) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.Windows;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Changes => changes;

    /// <inheritdoc />
    public abstract CmdletResult Invoke(ShellCall call);
}
