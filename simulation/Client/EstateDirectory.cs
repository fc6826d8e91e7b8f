using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Entra;

namespace HybridTrust.Simulation.Client;

/// <summary>The directory port against an estate, in Microsoft Graph's own shape.</summary>
/// <param name="http">A client whose base address is the estate and which carries its token.</param>
/// <param name="time">What waiting for <c>Retry-After</c> is measured with.</param>
public sealed class EstateDirectory(HttpClient http, TimeProvider time) : IDirectory
{
    private const string Principals = "graph/v1.0/servicePrincipals";
    private const string Applications = "graph/v1.0/applications";
    private const string ApplicationProperties = "id,appId,displayName,signInAudience,notes,requiredResourceAccess";

    private readonly EstateGraph _graph = new(http, time);

    /// <inheritdoc />
    public async Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation)
    {
        var address = $"{Principals}(appId='{applicationId}')?$select=id,appId,displayName,servicePrincipalNames,tags,appRoles,keyCredentials";
        return await _graph.FindAsync(address, $"reading the service principal of application {applicationId}", cancellation) is not { } found
            ? null
            : new ServicePrincipal(
                found.GetProperty("id").GetString()!,
                found.GetProperty("appId").GetGuid(),
                found.GetProperty("displayName").GetString(),
                GraphKeyJson.Read(found))
            {
                ServicePrincipalNames = Texts(found, "servicePrincipalNames"),
                Tags = Texts(found, "tags"),
                AppRoles = [.. found.GetProperty("appRoles").EnumerateArray()
                    .Select(role => new AppRole(role.GetProperty("id").GetGuid(), role.GetProperty("value").GetString()!))],
            };
    }

    /// <inheritdoc />
    public async Task<EntraApplication?> FindApplicationAsync(Guid applicationId, CancellationToken cancellation)
    {
        var address = $"{Applications}(appId='{applicationId}')?$select={ApplicationProperties},keyCredentials";
        return await _graph.FindAsync(address, $"reading application {applicationId}", cancellation) is { } found ? Application(found) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<EntraApplication>> FindApplicationsAsync(string displayName, CancellationToken cancellation)
    {
        var filter = Uri.EscapeDataString($"displayName eq '{displayName.Replace("'", "''", StringComparison.Ordinal)}'");
        var found = await _graph.FindAllAsync(
            $"{Applications}?$filter={filter}&$select={ApplicationProperties}", $"looking for applications named {displayName}", cancellation);
        return [.. (found ?? []).Select(Application)];
    }

    /// <inheritdoc />
    public async Task<KeyLifetimePolicy?> FindKeyLifetimePolicyAsync(CancellationToken cancellation) =>
        await _graph.FindAsync("graph/v1.0/policies/defaultAppManagementPolicy", "reading the tenant's app management policy", cancellation) is { } found
            ? GraphPolicyJson.Read(found)
            : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AppRoleAssignment>> ListAppRoleAssignmentsAsync(string principalObjectId, CancellationToken cancellation)
    {
        var found = await _graph.FindAllAsync(
            $"{Principal(principalObjectId)}/appRoleAssignments", $"reading the permissions of service principal {principalObjectId}", cancellation);
        return [.. (found ?? []).Select(a => new AppRoleAssignment(
            a.GetProperty("id").GetString()!,
            a.GetProperty("principalId").GetString()!,
            a.GetProperty("resourceId").GetString()!,
            a.GetProperty("appRoleId").GetGuid()))];
    }

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation) => _graph.PatchAsync(
        Principal(objectId),
        new JsonObject { ["keyCredentials"] = List(keys, key => GraphKeyJson.Added(key with { DisplayName = null })) },
        $"writing the keys of service principal {objectId}",
        cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceApplicationKeysAsync(
        string objectId, IReadOnlyList<KeyCredential> kept, IReadOnlyList<KeyToWrite> added, CancellationToken cancellation) => _graph.PatchAsync(
        Application(objectId),
        new JsonObject { ["keyCredentials"] = new JsonArray([.. kept.Select(GraphKeyJson.Kept), .. added.Select(GraphKeyJson.Added)]) },
        $"writing the keys of application {objectId}",
        cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceServicePrincipalNamesAsync(string objectId, IReadOnlyList<string> names, CancellationToken cancellation) =>
        _graph.PatchAsync(
            Principal(objectId), new JsonObject { ["servicePrincipalNames"] = List(names) }, $"writing the names of service principal {objectId}", cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceTagsAsync(string objectId, IReadOnlyList<string> tags, CancellationToken cancellation) => _graph.PatchAsync(
        Principal(objectId), new JsonObject { ["tags"] = List(tags) }, $"writing the tags of service principal {objectId}", cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> ReplaceRequiredPermissionsAsync(
        string objectId, IReadOnlyList<RequiredPermission> permissions, CancellationToken cancellation) => _graph.PatchAsync(
        Application(objectId),
        new JsonObject
        {
            ["requiredResourceAccess"] = new JsonArray([.. permissions.GroupBy(p => p.Resource).Select(resource => new JsonObject
            {
                ["resourceAppId"] = resource.Key.ToString(),
                ["resourceAccess"] = new JsonArray([.. resource.Select(p => new JsonObject { ["id"] = p.Id.ToString(), ["type"] = p.Type })]),
            })]),
        },
        $"writing the permissions of application {objectId}",
        cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateApplicationAsync(NewApplication application, CancellationToken cancellation) => _graph.PostAsync(
        Applications,
        new JsonObject
        {
            ["displayName"] = application.DisplayName,
            ["signInAudience"] = EntraApplication.ThisTenant,
            ["description"] = application.Description,
            ["notes"] = application.Notes,
        },
        $"creating application {application.DisplayName}",
        cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteApplicationAsync(string objectId, CancellationToken cancellation) =>
        _graph.DeleteAsync(Application(objectId), $"deleting application {objectId}", cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> CreateServicePrincipalAsync(Guid applicationId, IReadOnlyList<string> tags, CancellationToken cancellation) =>
        _graph.PostAsync(
            Principals,
            new JsonObject { ["appId"] = applicationId.ToString(), ["accountEnabled"] = true, ["tags"] = List(tags) },
            $"creating the service principal of application {applicationId}",
            cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> DeleteServicePrincipalAsync(string objectId, CancellationToken cancellation) =>
        _graph.DeleteAsync(Principal(objectId), $"deleting service principal {objectId}", cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> AssignAppRoleAsync(
        string principalObjectId, string resourceObjectId, Guid appRole, CancellationToken cancellation) => _graph.PostAsync(
        $"{Principal(resourceObjectId)}/appRoleAssignedTo",
        new JsonObject { ["principalId"] = principalObjectId, ["resourceId"] = resourceObjectId, ["appRoleId"] = appRole.ToString() },
        $"giving service principal {principalObjectId} the permission {appRole} on {resourceObjectId}",
        cancellation);

    /// <inheritdoc />
    public Task<DirectoryWrite> RemoveAppRoleAssignmentAsync(AppRoleAssignment assignment, CancellationToken cancellation) => _graph.DeleteAsync(
        $"{Principal(assignment.ResourceId)}/appRoleAssignedTo/{Uri.EscapeDataString(assignment.Id)}",
        $"taking the permission {assignment.AppRoleId} from service principal {assignment.PrincipalId}",
        cancellation);

    private static EntraApplication Application(JsonElement found) => new(
        found.GetProperty("id").GetString()!,
        found.GetProperty("appId").GetGuid(),
        found.GetProperty("displayName").GetString()!,
        found.GetProperty("signInAudience").GetString())
    {
        RequiredPermissions =
        [
            .. found.GetProperty("requiredResourceAccess").EnumerateArray().SelectMany(resource =>
                resource.GetProperty("resourceAccess").EnumerateArray().Select(access => new RequiredPermission(
                    resource.GetProperty("resourceAppId").GetGuid(), access.GetProperty("id").GetGuid(), access.GetProperty("type").GetString()!))),
        ],
        Keys = GraphKeyJson.Read(found),
        Notes = found.GetProperty("notes").GetString(),
    };

    private static string Principal(string objectId) => $"{Principals}/{Uri.EscapeDataString(objectId)}";

    private static string Application(string objectId) => $"{Applications}/{Uri.EscapeDataString(objectId)}";

    private static IReadOnlyList<string> Texts(JsonElement found, string name) =>
        [.. found.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    private static JsonArray List(IReadOnlyList<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static JsonArray List<T>(IReadOnlyList<T> items, Func<T, JsonObject> shape) => new([.. items.Select(shape)]);
}
