using System.Reflection;
using System.Security.Cryptography;

namespace HybridTrust.Runner.Work;

/// <summary>Which program carried a job out; part of every result.</summary>
/// <param name="Version">The release.</param>
/// <param name="Hash">SHA-256 of the program's own file, 64 lower-case hex digits.</param>
internal sealed record ToolIdentity(string Version, string Hash)
{
    /// <summary>This program. A single-file build has no assembly file; there the executable is the program.</summary>
    public static ToolIdentity OfThisProgram()
    {
        var assembly = typeof(ToolIdentity).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var beside = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        using var file = File.OpenRead(File.Exists(beside) ? beside : Environment.ProcessPath!);
        return new ToolIdentity(version, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
