using System.Reflection;
using System.Security.Cryptography;

namespace HybridTrust.Api.Runs;

/// <summary>The program that is the host, as evidence names it.</summary>
public static class HostProgram
{
    /// <summary>SHA-256 of the program's file, 64 lower-case hex digits. In a single-file build the executable is the program; null when neither is there.</summary>
    public static string? HashOf(Assembly program)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, program.GetName().Name + ".dll");
        if ((File.Exists(beside) ? beside : Environment.ProcessPath) is not { } path || !File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
