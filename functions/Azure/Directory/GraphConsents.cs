using HybridTrust.Entra;
using Microsoft.Graph;
using EntraAssignment = HybridTrust.Entra.AppRoleAssignment;
using GraphAssignment = Microsoft.Graph.Models.AppRoleAssignment;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>App role assignments of one tenant, through Microsoft Graph.</summary>
internal sealed class GraphConsents(GraphServiceClient reader, GraphServiceClient writer, Guid tenant)
{
    public async Task<IReadOnlyList<EntraAssignment>> ListAsync(string principalObjectId, CancellationToken cancellation)
    {
        var doing = $"reading the permissions of service principal {principalObjectId} in tenant {tenant}";
        var assignments = reader.ServicePrincipals[principalObjectId].AppRoleAssignments;
        var all = new List<EntraAssignment>();
        var page = await GraphReads.FindAsync(() => assignments.GetAsync(cancellationToken: cancellation), doing, cancellation);
        while (page is not null)
        {
            all.AddRange((page.Value ?? []).Select(Assignment));
            var next = page.OdataNextLink;
            page = next is null
                ? null
                : await GraphReads.FindAsync(() => assignments.WithUrl(next).GetAsync(cancellationToken: cancellation), doing, cancellation);
        }

        return all;
    }

    public Task<DirectoryWrite> AssignAsync(string principal, string resource, Guid appRole, CancellationToken cancellation)
    {
        var doing = $"giving service principal {principal} the permission {appRole} on {resource} in tenant {tenant}";
        return GraphWrites.SendAsync(
            async () =>
            {
                var body = new GraphAssignment
                {
                    PrincipalId = GraphReads.Id(principal, "the principal"), ResourceId = GraphReads.Id(resource, "the resource"), AppRoleId = appRole,
                };
                var created = await writer.ServicePrincipals[resource].AppRoleAssignedTo.PostAsync(body, cancellationToken: cancellation);
                return (DirectoryWrite)GraphWrites.Created(created?.Id, applicationId: null, doing);
            },
            doing,
            cancellation);
    }

    public Task<DirectoryWrite> RemoveAsync(EntraAssignment assignment, CancellationToken cancellation) => GraphWrites.SendAsync(
        () => writer.ServicePrincipals[assignment.ResourceId].AppRoleAssignedTo[assignment.Id].DeleteAsync(cancellationToken: cancellation),
        $"taking the permission {assignment.AppRoleId} from service principal {assignment.PrincipalId} in tenant {tenant}",
        cancellation);

    private static EntraAssignment Assignment(GraphAssignment found) =>
        found is { Id: { } id, PrincipalId: { } principal, ResourceId: { } resource, AppRoleId: { } role }
            ? new EntraAssignment(id, principal.ToString(), resource.ToString(), role)
            : throw new FormatException("Graph's answer has an app role assignment without id, principal, resource or role. Look at proxies that rewrite content.");
}
