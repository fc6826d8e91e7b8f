using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>Where the parts of a simulation keep what they know: the estate's world, the host's journal and records, the runners' files.</summary>
internal sealed class Workspace
{
    private readonly string _folder;

    public Workspace(DataFolder folder)
    {
        _folder = folder.FullPath;
        IsNew = !Directory.Exists(Estate) || !Directory.EnumerateFileSystemEntries(Estate).Any();
        foreach (var part in new[] { Estate, Host, Secrets })
        {
            PrivateFile.CreateFolder(part);
        }
    }

    /// <summary>Whether no estate was here before: its world is as its file describes it.</summary>
    public bool IsNew { get; }

    public string Estate => Path.Combine(_folder, "estate");

    public string Host => Path.Combine(_folder, "host");

    public string Secrets => Path.Combine(_folder, "secrets");

    /// <summary>The folder of a runner.</summary>
    public string Runner(string name)
    {
        var folder = Path.Combine(_folder, "runners", name);
        PrivateFile.CreateFolder(folder);
        return folder;
    }
}
