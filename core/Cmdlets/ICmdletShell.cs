namespace HybridTrust.Cmdlets;

/// <summary>An open shell on one server. It runs entries of the closed catalogue and nothing else.</summary>
public interface ICmdletShell : IAsyncDisposable
{
    /// <summary>Which shell this is.</summary>
    ShellKind Kind { get; }

    /// <summary>The server the session is on; domain 11 row 10: what it proves, it proves for this server.</summary>
    string Server { get; }

    /// <summary>Runs one operation.</summary>
    /// <exception cref="CmdletException">The shell reported an error.</exception>
    Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation);
}
