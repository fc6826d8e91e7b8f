using System.Runtime.InteropServices;

namespace HybridTrust.Local.Processes;

/// <summary>A program of the product that runs as a process of its own.</summary>
/// <param name="Name">What a person calls it, such as <c>the estate</c>.</param>
/// <param name="Assembly">The path of its assembly.</param>
internal sealed record ChildProgram(string Name, string Assembly)
{
    /// <summary>This program, for its own hidden part as an estate.</summary>
    public static ChildProgram Estate { get; } = new("the estate", Path.Combine(AppContext.BaseDirectory, "hybridtrust.dll"));

    /// <summary>The hybrid runner, which the build puts beside this program.</summary>
    public static ChildProgram Runner(string name) =>
        new($"hybrid runner {name}", Path.Combine(AppContext.BaseDirectory, "runner", "hybrid-runner.dll"));

    /// <summary>
    /// The <c>dotnet</c> that runs this process: a child on another runtime would be another product. It is found from the runtime's
    /// own folder, <c>shared/Microsoft.NETCore.App/VERSION</c> below it.
    /// </summary>
    public static string Dotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
