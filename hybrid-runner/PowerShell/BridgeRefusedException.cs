using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>The shell could not be opened.</summary>
internal sealed class BridgeRefusedException(CmdletError error) : Exception(error.Text)
{
    /// <summary>What opening it reported.</summary>
    public CmdletError Error { get; } = error;
}
