namespace HybridTrust.Cmdlets;

/// <summary>Opens shells for a batch; one session per shell and server, reused until disposed.</summary>
public interface ICmdletShells : IAsyncDisposable
{
    /// <summary>The shell of that kind on that server.</summary>
    /// <exception cref="CmdletException">The session cannot be opened.</exception>
    Task<ICmdletShell> OpenAsync(ShellKind kind, string server, CancellationToken cancellation);
}
