using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// The folder that a simulation works in: the estate's world, the host's journal and records, the runners' files. One that was
/// named is kept; else it is a private temporary one, and goes when the simulation ends.
/// </summary>
internal sealed class Workspace : IDisposable
{
    private readonly bool _kept;

    private Workspace(string folder, bool kept)
    {
        Folder = folder;
        _kept = kept;
        foreach (var part in new[] { Folder, Estate, Host, Secrets })
        {
            PrivateFile.CreateFolder(part);
        }
    }

    public string Folder { get; }

    public string Estate => Path.Combine(Folder, "estate");

    public string Host => Path.Combine(Folder, "host");

    public string Secrets => Path.Combine(Folder, "secrets");

    /// <summary>Opens the folder that a person named, or a temporary one.</summary>
    public static Workspace Open(string? directory) => directory is null
        ? new Workspace(Path.Combine(Path.GetTempPath(), $"hybridtrust-{Guid.NewGuid():N}"), kept: false)
        : new Workspace(Path.GetFullPath(directory), kept: true);

    /// <summary>The folder of a runner.</summary>
    public string Runner(string name)
    {
        var folder = Path.Combine(Folder, "runners", name);
        PrivateFile.CreateFolder(folder);
        return folder;
    }

    public void Dispose()
    {
        if (!_kept)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                // A child that is just ending may still hold a file; the system clears its temporary folder.
            }
        }
    }
}
