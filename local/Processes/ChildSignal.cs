using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HybridTrust.Local.Processes;

/// <summary>Asks a child to stop, as a service manager would.</summary>
internal static class ChildSignal
{
    private const int Terminate = 15;

    /// <summary>Lets it finish what it does where the system can ask; Windows cannot ask a process without a console, so there it ends.</summary>
    public static void Stop(Process process)
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            _ = Kill(process.Id, Terminate);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
