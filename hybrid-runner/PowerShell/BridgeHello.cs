namespace HybridTrust.Runner.PowerShell;

/// <summary>The first line that a bridge gets.</summary>
/// <param name="Protocol">Which protocol the runner speaks.</param>
/// <param name="Mark">What each line of the bridge starts with; nobody else on its output knows it.</param>
/// <param name="Access">The shell to open.</param>
/// <param name="Operations">All that may be asked for.</param>
internal sealed record BridgeHello(int Protocol, string Mark, BridgeAccess Access, IReadOnlyList<BridgeOperation> Operations)
{
    /// <summary>The protocol of this release.</summary>
    public const int CurrentProtocol = 1;
}
