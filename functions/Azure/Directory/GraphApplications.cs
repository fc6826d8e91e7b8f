using HybridTrust.Entra;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using EntraKey = HybridTrust.Entra.KeyCredential;
using GraphApplication = Microsoft.Graph.Models.Application;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Applications registered in one tenant, through Microsoft Graph.</summary>
internal sealed class GraphApplications(GraphServiceClient reader, GraphServiceClient writer, Guid tenant)
{
    private static readonly string[] Listed = ["id", "appId", "displayName", "signInAudience", "notes", "requiredResourceAccess"];
    private static readonly string[] Selected = [.. Listed, "keyCredentials"];

    public async Task<EntraApplication?> FindAsync(Guid applicationId, CancellationToken cancellation)
    {
        var found = await GraphReads.FindAsync(
            () => reader.ApplicationsWithAppId(applicationId.ToString()).GetAsync(request => request.QueryParameters.Select = Selected, cancellation),
            $"reading application {applicationId} in tenant {tenant}",
            cancellation);
        return found is null ? null : GraphKeys.Application(found, withKeys: true);
    }

    public async Task<IReadOnlyList<EntraApplication>> FindAsync(string displayName, CancellationToken cancellation)
    {
        var doing = $"looking for applications named {displayName} in tenant {tenant}";
        var filter = $"displayName eq '{displayName.Replace("'", "''", StringComparison.Ordinal)}'";
        var all = new List<EntraApplication>();
        var page = await GraphReads.FindAsync(
            () => reader.Applications.GetAsync(
                request =>
                {
                    request.QueryParameters.Filter = filter;
                    request.QueryParameters.Select = Listed;
                },
                cancellation),
            doing,
            cancellation);
        while (page is not null)
        {
            all.AddRange((page.Value ?? []).Select(found => GraphKeys.Application(found, withKeys: false)));
            var next = page.OdataNextLink;
            page = next is null
                ? null
                : await GraphReads.FindAsync(() => reader.Applications.WithUrl(next).GetAsync(cancellationToken: cancellation), doing, cancellation);
        }

        return all;
    }

    public Task<DirectoryWrite> CreateAsync(NewApplication application, CancellationToken cancellation)
    {
        var doing = $"creating application {application.DisplayName} in tenant {tenant}";
        var body = new GraphApplication
        {
            DisplayName = application.DisplayName,
            SignInAudience = EntraApplication.ThisTenant,
            Description = application.Description,
            Notes = application.Notes,
        };
        return GraphWrites.SendAsync(
            async () =>
            {
                var created = await writer.Applications.PostAsync(body, cancellationToken: cancellation);
                return (DirectoryWrite)GraphWrites.Created(created?.Id, created?.AppId, doing);
            },
            doing,
            cancellation);
    }

    public Task<DirectoryWrite> ReplaceKeysAsync(
        string objectId, IReadOnlyList<EntraKey> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) => PatchAsync(
        objectId, new GraphApplication { KeyCredentials = [.. kept.Select(GraphKeys.Kept), .. added.Select(GraphKeys.Added)] }, "keys", cancellation);

    public Task<DirectoryWrite> ReplacePermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) => PatchAsync(
        objectId,
        new GraphApplication
        {
            RequiredResourceAccess =
            [
                .. permissions.GroupBy(p => p.Resource).Select(resource => new RequiredResourceAccess
                {
                    ResourceAppId = resource.Key.ToString(),
                    ResourceAccess = [.. resource.Select(p => new ResourceAccess { Id = p.Id, Type = p.Type })],
                }),
            ],
        },
        "permissions",
        cancellation);

    public Task<DirectoryWrite> DeleteAsync(string objectId, CancellationToken cancellation) => GraphWrites.SendAsync(
        () => writer.Applications[objectId].DeleteAsync(cancellationToken: cancellation),
        $"deleting application {objectId} in tenant {tenant}",
        cancellation);

    private Task<DirectoryWrite> PatchAsync(string objectId, GraphApplication body, string what, CancellationToken cancellation) => GraphWrites.SendAsync(
        () => writer.Applications[objectId].PatchAsync(body, cancellationToken: cancellation),
        $"writing the {what} of application {objectId} in tenant {tenant}",
        cancellation);
}
