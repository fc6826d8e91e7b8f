using HybridTrust.Entra;
using Microsoft.Graph.Models.ODataErrors;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Sends a write, and takes a refusal as the normal outcome that it is (domain 3.9).</summary>
internal static class GraphWrites
{
    /// <summary>A write that gives nothing back (204).</summary>
    public static Task<DirectoryWrite> SendAsync(Func<Task> write, string doing, CancellationToken cancellation) => SendAsync(
        async () =>
        {
            await write();
            return new DirectoryWrite.Accepted();
        },
        doing,
        cancellation);

    /// <summary>A write that gives back what it created (201).</summary>
    public static async Task<DirectoryWrite> SendAsync(Func<Task<DirectoryWrite>> write, string doing, CancellationToken cancellation)
    {
        try
        {
            return await write();
        }
        catch (ODataError refused) when (refused.ResponseStatusCode is 400 or 403 or 409)
        {
            return new DirectoryWrite.Refused(
                refused.ResponseStatusCode, refused.Error?.Code ?? "unknown", refused.Error?.Message ?? refused.Message);
        }
        catch (ODataError absent) when (GraphReads.IsAbsence(absent))
        {
            return new DirectoryWrite.Absent();
        }
        catch (Exception failure) when (GraphFailures.IsOne(failure, cancellation))
        {
            throw GraphFailures.Translate(failure, doing);
        }
    }

    /// <summary>What was created.</summary>
    /// <exception cref="FormatException">Graph did not say which object it created.</exception>
    public static DirectoryWrite.Created Created(string? id, string? applicationId, string doing) => id is null
        ? throw new FormatException($"Graph's answer to {doing} names no object, although it says that one was created. Look at proxies that rewrite content.")
        : new DirectoryWrite.Created(id, Guid.TryParse(applicationId, out var application) ? application : null);
}
