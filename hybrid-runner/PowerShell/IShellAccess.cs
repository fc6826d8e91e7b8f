using HybridTrust.Cmdlets;

namespace HybridTrust.Runner.PowerShell;

/// <summary>Decides how a shell on a server is opened.</summary>
internal interface IShellAccess
{
    /// <summary>The way to open it.</summary>
    /// <exception cref="CmdletException">There is none; the message says what to set.</exception>
    BridgeAccess To(ShellKind kind, string server);
}
