using Xunit;

namespace HybridTrust.Local;

/// <summary>A theory about processes, which are found as Linux shows them; elsewhere it is skipped, and says so.</summary>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Processes are found through /proc and killed with SIGKILL, which Linux has.";
        }
    }
}
