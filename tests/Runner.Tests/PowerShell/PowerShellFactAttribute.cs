using HybridTrust.Runner.PowerShell;

namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>A fact about the bridge under a real PowerShell; skipped where there is none, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute() => Skip = WhyNot;

    public static string? WhyNot { get; } = BridgeProgram.Find() is null
        ? "There is no PowerShell: neither Windows PowerShell nor a pwsh on the PATH."
        : null;
}
