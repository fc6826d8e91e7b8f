namespace HybridTrust.Runner.Tests.PowerShell;

/// <summary>A theory about the bridge under a real PowerShell; skipped where there is none, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PowerShellTheoryAttribute : TheoryAttribute
{
    public PowerShellTheoryAttribute() => Skip = PowerShellFactAttribute.WhyNot;
}
