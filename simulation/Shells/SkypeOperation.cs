using HybridTrust.Cmdlets;

namespace HybridTrust.Simulation.Shells;

/// <summary>A cmdlet of the Skype for Business Server Management Shell.</summary>
internal abstract class SkypeOperation(string name, bool changes) : ISimulatedOperation
{
    /// <inheritdoc />
    public ShellKind Shell => ShellKind.SkypeServer;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool Changes => changes;

    /// <inheritdoc />
    public abstract CmdletResult Invoke(ShellCall call);
}
