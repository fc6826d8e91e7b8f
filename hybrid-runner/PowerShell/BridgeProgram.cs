using System.Diagnostics;
using System.Text;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.PowerShell;

/// <summary>The PowerShell and the script that make a bridge.</summary>
/// <param name="PowerShell">The program's full path.</param>
/// <param name="Folder">Where the scripts lie.</param>
internal sealed record BridgeProgram(string PowerShell, string Folder)
{
    /// <summary>What a cmdlet has no business to see, or what makes one PowerShell load the modules of another.</summary>
    private static readonly string[] NotInherited = [Secrets.TokenVariable, "PSModulePath"];

    /// <summary>The scripts' folder, beside this program.</summary>
    public static string ScriptFolder { get; } = Path.Combine(AppContext.BaseDirectory, "PowerShell");

    /// <summary>The scripts beside this program, under the machine's PowerShell; null when it has none.</summary>
    public static BridgeProgram? Find() =>
        FindPowerShell() is { } program ? new BridgeProgram(program, ScriptFolder) : null;

    /// <summary>A process with its streams redirected. The execution policy is left to the machine, so that AllSigned means what it says.</summary>
    public ProcessStartInfo StartInfo()
    {
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var info = new ProcessStartInfo(PowerShell, ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder, "bridge.ps1")])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = plain,
            StandardOutputEncoding = plain,
            StandardErrorEncoding = plain,
        };
        foreach (var name in NotInherited)
        {
            info.Environment.Remove(name);
        }

        info.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        info.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        info.Environment["NO_COLOR"] = "1";
        return info;
    }

    /// <summary>
    /// Windows PowerShell by its full path, never by the PATH, on which somebody may have put another; elsewhere the first <c>pwsh</c> there.
    /// </summary>
    private static string? FindPowerShell()
    {
        var candidates = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.SystemDirectory, "WindowsPowerShell", "v1.0", "powershell.exe")]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, "pwsh"));
        return candidates.FirstOrDefault(File.Exists);
    }
}
