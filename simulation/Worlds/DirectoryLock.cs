namespace HybridTrust.Simulation.Worlds;

/// <summary>Keeps a second estate out of a directory; the operating system lets go when the process dies, however it dies.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the directory.</summary>
    /// <param name="dataDirectory">The directory.</param>
    /// <param name="patience">How long to wait for it.</param>
    /// <param name="time">Real time.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="EstateException">Another estate uses the directory.</exception>
    public static async Task<DirectoryLock> TakeAsync(string dataDirectory, TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(new FileStream(
                    Path.Combine(dataDirectory, "estate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (time.GetElapsedTime(asked) < patience)
            {
                await Task.Delay(BetweenAttempts, time, cancellation);
            }
            catch (IOException taken)
            {
                throw new EstateException($"Another estate is running in {dataDirectory}. " +
                    "Stop it, or give this one a directory of its own.", taken);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
