namespace HybridTrust.Local;

/// <summary>The repository's samples.</summary>
internal static class Samples
{
    public static string Fabrikam { get; } = Path.Combine(Root(), "samples", "fabrikam.json");

    public static string Ticket { get; } = Path.Combine(Root(), "samples", "tickets", "fabrikam-apply.json");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HybridTrust.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
