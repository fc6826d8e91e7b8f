namespace HybridTrust.Local.Processes;

/// <summary>
/// Standard input as a line to the parent: the system closes it when the parent dies, however it dies, so a child that reads it can
/// never be left behind, nor fooled by a process id that was given to somebody else.
/// </summary>
internal static class ParentInput
{
    /// <summary>A token that is cancelled when standard input ends, or with the one given.</summary>
    public static CancellationTokenSource Linked(CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var input = Console.OpenStandardInput();

        // A thread of its own: a read from a pipe cannot be cancelled, and must not hold a thread of the pool.
        new Thread(() => Drain(input, source)) { IsBackground = true, Name = "parent" }.Start();
        return source;
    }

    private static void Drain(Stream input, CancellationTokenSource source)
    {
        try
        {
            var buffer = new byte[256];
            while (input.Read(buffer) > 0)
            {
                // Nobody writes here; what counts is the end.
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end too.
        }

        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended first.
        }
    }
}
