using Microsoft.Graph.Models.ODataErrors;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Sends a read; an object that is not there is an answer.</summary>
internal static class GraphReads
{
    private const string NotFound = "Request_ResourceNotFound";

    /// <summary>What was read; null when Graph says that there is none.</summary>
    public static async Task<T?> FindAsync<T>(Func<Task<T?>> read, string doing, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (ODataError absent) when (IsAbsence(absent))
        {
            return null;
        }
        catch (Exception failure) when (GraphFailures.IsOne(failure, cancellation))
        {
            throw GraphFailures.Translate(failure, doing);
        }
    }

    /// <summary>Whether the error says that an object is not there; any other 404 comes from something between Graph and here, and says nothing about it.</summary>
    public static bool IsAbsence(ODataError error) => error is { ResponseStatusCode: 404, Error.Code: NotFound };

    /// <summary>A GUID that Graph wrote as text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Guid Id(string? text, string what) => Guid.TryParse(text, out var id)
        ? id
        : throw new FormatException($"Graph's answer has no GUID for {what}. Nothing was concluded from it; look at proxies that rewrite content.");
}
