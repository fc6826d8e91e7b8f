using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>What Graph does to app role assignments (domain 3.7).</summary>
internal sealed class GraphConsents(WorldStore store, EstateCounters counters, TimeProvider clock)
{
    /// <summary>One page of the permissions that a principal holds.</summary>
    /// <param name="id">The principal's object id.</param>
    /// <param name="skip">How many entries earlier pages gave.</param>
    /// <param name="next">Makes the address of the next page.</param>
    /// <exception cref="GraphException">There is no such principal.</exception>
    public JsonObject List(string id, int skip, Func<int, string> next)
    {
        var tenant = store.Current.Tenant;
        var principal = Required(tenant, id);
        counters.CountGraphRead(string.Create(CultureInfo.InvariantCulture, $"servicePrincipals/{principal.AppId}/appRoleAssignments?{skip}"));
        var held = tenant.AppRoleGrants.Where(g => g.PrincipalId == principal.ObjectId).ToList();
        var page = new JsonObject();
        if (skip + tenant.PageSize < held.Count)
        {
            page["@odata.nextLink"] = next(skip + tenant.PageSize);
        }

        page["value"] = new JsonArray([.. held.Skip(skip).Take(tenant.PageSize).Select(g => Shown(tenant, g))]);
        return page;
    }

    /// <exception cref="GraphException">Graph would refuse the body, or the write is refused.</exception>
    public JsonObject Create(JsonElement body)
    {
        counters.CountGraphWrite();
        return store.Change(world =>
        {
            var tenant = world.Tenant;
            var principal = Required(tenant, GraphBody.Text(body, "principalId"));
            var resource = Required(tenant, GraphBody.Text(body, "resourceId"));
            var role = GraphBody.Id(body, "appRoleId");
            Refusals.Check(world, resource.AppId);
            if (!resource.AppRoles.Any(r => r.Id == role))
            {
                throw GraphException.BadRequest($"Permission being assigned was not found on application '{resource.AppId}'.");
            }

            if (tenant.AppRoleGrants.Exists(g => g.PrincipalId == principal.ObjectId && g.ResourceId == resource.ObjectId && g.AppRoleId == role))
            {
                throw GraphException.BadRequest("Permission being assigned already exists on the object.");
            }

            var grant = new AppRoleGrant(
                Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
                principal.ObjectId,
                resource.ObjectId,
                role,
                clock.GetUtcNow());
            tenant.AppRoleGrants.Add(grant);
            return Shown(tenant, grant);
        });
    }

    /// <exception cref="GraphException">There is no such assignment, or the write is refused.</exception>
    public void Delete(string assignment)
    {
        counters.CountGraphWrite();
        store.Change(world =>
        {
            var grant = world.Tenant.AppRoleGrants.Find(g => string.Equals(g.Id, assignment, StringComparison.Ordinal)) ?? throw GraphException.NotFound(assignment);
            Refusals.Check(world, world.Tenant.Principals.Find(p => p.ObjectId == grant.ResourceId)!.AppId);
            return world.Tenant.AppRoleGrants.Remove(grant);
        });
    }

    private static Principal Required(TenantDirectory tenant, string id) =>
        tenant.Principals.Find(p => Identities.Matches(id, p.ObjectId)) ?? throw GraphException.NotFound(id);

    private static JsonObject Shown(TenantDirectory tenant, AppRoleGrant grant) => new()
    {
        ["id"] = grant.Id,
        ["deletedDateTime"] = null,
        ["appRoleId"] = grant.AppRoleId.ToString(),
        ["createdDateTime"] = grant.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["principalId"] = grant.PrincipalId.ToString(),
        ["principalDisplayName"] = tenant.Principals.Find(p => p.ObjectId == grant.PrincipalId)?.DisplayName,
        ["principalType"] = "ServicePrincipal",
        ["resourceId"] = grant.ResourceId.ToString(),
        ["resourceDisplayName"] = tenant.Principals.Find(p => p.ObjectId == grant.ResourceId)?.DisplayName,
    };
}
