namespace HybridTrust.Infra;

/// <summary>The files that these tests read, where they lie in the repository.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Template => At("infra/main.json");

    /// <summary>Why tests of the compiled template cannot run; null when they can.</summary>
    public static string? WhyNoTemplate => File.Exists(Template) ? null : "infra/main.json is not there: run 'bicep build infra/main.bicep'.";

    public static string At(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(At(path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No HybridTrust.slnx above {AppContext.BaseDirectory}.");
    }
}
