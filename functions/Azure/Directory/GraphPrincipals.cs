using HybridTrust.Entra;
using Microsoft.Graph;
using GraphKey = Microsoft.Graph.Models.KeyCredential;
using GraphPrincipal = Microsoft.Graph.Models.ServicePrincipal;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Service principals of one tenant, through Microsoft Graph.</summary>
internal sealed class GraphPrincipals(GraphServiceClient reader, GraphServiceClient writer, Guid tenant)
{
    // A single object read by name of its properties: only so do the keys come back (domain 3.2).
    private static readonly string[] Selected = ["id", "appId", "displayName", "servicePrincipalNames", "tags", "appRoles", "keyCredentials"];

    public async Task<ServicePrincipal?> FindAsync(Guid applicationId, CancellationToken cancellation)
    {
        var found = await GraphReads.FindAsync(
            () => reader.ServicePrincipalsWithAppId(applicationId.ToString())
                .GetAsync(request => request.QueryParameters.Select = Selected, cancellation),
            $"reading the service principal of application {applicationId} in tenant {tenant}",
            cancellation);
        return found is null ? null : GraphKeys.Principal(found, applicationId);
    }

    public Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) => PatchAsync(
        objectId,
        new GraphPrincipal { KeyCredentials = [.. keys.Select(key => new GraphKey { Key = key.Key.ToArray(), Type = key.Type, Usage = key.Usage })] },
        "keys",
        cancellation);

    public Task<DirectoryWrite> ReplaceNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) =>
        PatchAsync(objectId, new GraphPrincipal { ServicePrincipalNames = [.. names] }, "names", cancellation);

    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        PatchAsync(objectId, new GraphPrincipal { Tags = [.. tags] }, "tags", cancellation);

    public Task<DirectoryWrite> CreateAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation)
    {
        var doing = $"creating the service principal of application {applicationId} in tenant {tenant}";
        var body = new GraphPrincipal { AppId = applicationId.ToString(), AccountEnabled = true, Tags = [.. tags] };
        return GraphWrites.SendAsync(
            async () =>
            {
                var created = await writer.ServicePrincipals.PostAsync(body, cancellationToken: cancellation);
                return (DirectoryWrite)GraphWrites.Created(created?.Id, created?.AppId, doing);
            },
            doing,
            cancellation);
    }

    public Task<DirectoryWrite> DeleteAsync(string objectId, CancellationToken cancellation) => GraphWrites.SendAsync(
        () => writer.ServicePrincipals[objectId].DeleteAsync(cancellationToken: cancellation),
        $"deleting service principal {objectId} in tenant {tenant}",
        cancellation);

    private Task<DirectoryWrite> PatchAsync(string objectId, GraphPrincipal body, string what, CancellationToken cancellation) => GraphWrites.SendAsync(
        () => writer.ServicePrincipals[objectId].PatchAsync(body, cancellationToken: cancellation),
        $"writing the {what} of service principal {objectId} in tenant {tenant}",
        cancellation);
}
