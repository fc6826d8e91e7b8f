using HybridTrust.Local.Processes;

namespace HybridTrust.Local.Hosting;

/// <summary>
/// A folder that only this account may read. One that a person named is kept; else it is a temporary one, and goes at the end.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _kept;

    private DataFolder(string path, bool kept)
    {
        FullPath = path;
        _kept = kept;
        PrivateFile.CreateFolder(path);
    }

    /// <summary>Where it is.</summary>
    public string FullPath { get; }

    /// <summary>Opens the folder that a person named, or a temporary one.</summary>
    public static DataFolder Open(string? directory) => directory is null
        ? new DataFolder(Path.Combine(Path.GetTempPath(), $"hybridtrust-{Guid.NewGuid():N}"), kept: false)
        : new DataFolder(Path.GetFullPath(directory), kept: true);

    public void Dispose()
    {
        if (_kept)
        {
            return;
        }

        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A child that is just ending may still hold a file; the system clears its temporary folder.
        }
    }
}
