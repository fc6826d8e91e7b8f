using HybridTrust.Entra;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using GraphKey = Microsoft.Graph.Models.KeyCredential;
using GraphPrincipal = Microsoft.Graph.Models.ServicePrincipal;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>The directory of one tenant, through Microsoft Graph.</summary>
/// <param name="reader">Signs in as the identity that reads.</param>
/// <param name="writer">Signs in as the identity that writes.</param>
/// <param name="tenant">Named in errors.</param>
internal sealed class GraphDirectory(GraphServiceClient reader, GraphServiceClient writer, Guid tenant) : IDirectory
{
    private const string NotFound = "Request_ResourceNotFound";

    // A single object read by name of its properties: only so do the keys come back (domain 3.2).
    private static readonly string[] Selected = ["id", "appId", "displayName", "keyCredentials"];

    /// <inheritdoc />
    public async Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation) =>
        await ReadAsync(applicationId, cancellation) is { } found ? GraphKeys.Principal(found, applicationId) : null;

    /// <inheritdoc />
    public async Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation)
    {
        var body = new GraphPrincipal { KeyCredentials = [.. keys.Select(Key)] };
        try
        {
            await writer.ServicePrincipals[objectId].PatchAsync(body, cancellationToken: cancellation);
            return new DirectoryWrite.Accepted();
        }
        catch (ODataError refused) when (refused.ResponseStatusCode is 400 or 403)
        {
            return new DirectoryWrite.Refused(
                refused.ResponseStatusCode, refused.Error?.Code ?? "unknown", refused.Error?.Message ?? refused.Message);
        }
        catch (Exception failure) when (GraphFailures.IsOne(failure, cancellation))
        {
            throw GraphFailures.Translate(failure, $"writing the keys of service principal {objectId} in tenant {tenant}");
        }
    }

    private async Task<GraphPrincipal?> ReadAsync(Guid applicationId, CancellationToken cancellation)
    {
        try
        {
            return await reader.ServicePrincipalsWithAppId(applicationId.ToString())
                .GetAsync(request => request.QueryParameters.Select = Selected, cancellation);
        }
        catch (ODataError absent) when (absent is { ResponseStatusCode: 404, Error.Code: NotFound })
        {
            // Any other 404 comes from something between Graph and here, and says nothing about the principal.
            return null;
        }
        catch (Exception failure) when (GraphFailures.IsOne(failure, cancellation))
        {
            throw GraphFailures.Translate(failure, $"reading the service principal of application {applicationId} in tenant {tenant}");
        }
    }

    private static GraphKey Key(KeyToWrite key) => new() { Key = key.Key.ToArray(), Type = key.Type, Usage = key.Usage };
}
