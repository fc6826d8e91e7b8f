using System.Diagnostics;

namespace HybridTrust.Infra;

/// <summary>The Bicep compiler, where there is one on the PATH.</summary>
internal static class BicepCompiler
{
    public static bool IsPresent { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "bicep.exe" : "bicep")));

    /// <summary>Runs it; what it says on its error stream are warnings and errors.</summary>
    public static async Task<BicepOutput> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bicep", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BicepOutput(process.ExitCode, await output, complaints);
    }
}
