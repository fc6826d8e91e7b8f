namespace HybridTrust.Runner.Tests.Install;

/// <summary>The scripts as they lie in the repository.</summary>
internal static class InstallScripts
{
    public static string Folder { get; } = Path.Combine(Root(), "hybrid-runner");

    public static string At(string name) => Path.Combine(Folder, "install", name);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
