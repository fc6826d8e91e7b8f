namespace HybridTrust.Simulation.Worlds;

/// <summary>Keeps a second estate out of a directory; the operating system lets go when the process dies, however it dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <exception cref="EstateException">Another estate uses the directory.</exception>
    public static DirectoryLock Take(string dataDirectory)
    {
        try
        {
            return new(new FileStream(
                Path.Combine(dataDirectory, "estate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw new EstateException($"Another estate is running in {dataDirectory}. " +
                "Stop it, or give this one a directory of its own.", taken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
