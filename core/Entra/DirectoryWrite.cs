namespace HybridTrust.Entra;

/// <summary>How the directory answered a write.</summary>
public abstract record DirectoryWrite
{
    private DirectoryWrite()
    {
    }

    /// <summary>Done (204).</summary>
    public sealed record Accepted : DirectoryWrite;

    /// <summary>Microsoft or the tenant's policy refuses it (400 or 403); trying again will not help.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">Graph's error code.</param>
    /// <param name="Message">Graph's words.</param>
    public sealed record Refused(int Status, string Code, string Message) : DirectoryWrite;
}
