namespace HybridTrust.Cmdlets;

/// <summary>An operation ended in an error.</summary>
public sealed class CmdletException(string operation, string server, CmdletError error)
    : Exception($"{operation} on {server}: {error.Text}")
{
    /// <summary>The cmdlet or local operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The server it ran on.</summary>
    public string Server { get; } = server;

    /// <summary>What the shell reported.</summary>
    public CmdletError Error { get; } = error;
}
