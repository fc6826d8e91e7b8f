namespace HybridTrust.Entra;

/// <summary>How the directory answered a write.</summary>
public abstract record DirectoryWrite
{
    private DirectoryWrite()
    {
    }

    /// <summary>Done (204).</summary>
    public sealed record Accepted : DirectoryWrite;

    /// <summary>Created (201). Reads may not see it yet.</summary>
    /// <param name="Id">The new object's id.</param>
    /// <param name="ApplicationId">The application's id, of a new application or service principal.</param>
    public sealed record Created(string Id, Guid? ApplicationId) : DirectoryWrite;

    /// <summary>Microsoft or the tenant's policy refuses it (400 or 403), or it exists already (409); trying again will not help.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">Graph's error code.</param>
    /// <param name="Message">Graph's words.</param>
    public sealed record Refused(int Status, string Code, string Message) : DirectoryWrite;

    /// <summary>There is no such object (404): it was removed, or a replica that lags has not heard of it.</summary>
    public sealed record Absent : DirectoryWrite;
}
