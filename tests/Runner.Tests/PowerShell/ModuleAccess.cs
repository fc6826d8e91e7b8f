using HybridTrust.Cmdlets;
using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>Every shell but Windows is one module, opened as the Skype for Business module is.</summary>
internal sealed class ModuleAccess(string module) : IShellAccess
{
    public BridgeAccess To(ShellKind kind, string server) => kind is ShellKind.Windows
        ? new("windows") { Module = Path.Combine(Path.GetDirectoryName(module)!, ShellAccess.WindowsModule) }
        : new("module") { Module = module };
}
