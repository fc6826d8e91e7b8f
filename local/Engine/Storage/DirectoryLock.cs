namespace HybridTrust.Local.Engine.Storage;

/// <summary>Makes one process the owner of a data directory. The operating system lets go of it when the process dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the directory, creating it where needed.</summary>
    /// <exception cref="JournalInUseException">Another engine has it.</exception>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "engine.lock");
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new JournalInUseException(directory, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
