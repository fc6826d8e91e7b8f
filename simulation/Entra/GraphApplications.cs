using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>What Graph does to applications registered in the tenant (domain 3.6).</summary>
internal sealed class GraphApplications(WorldStore store, EstateCounters counters)
{
    private static readonly string[] Audiences = ["AzureADMyOrg", "AzureADMultipleOrgs", "AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"];

    /// <exception cref="GraphException">There is no such application.</exception>
    public JsonObject Get(Func<RegisteredApplication, bool> wanted, string name, IReadOnlyList<string> select)
    {
        var found = store.Current.Tenant.Applications.Find(a => wanted(a));
        counters.CountGraphRead($"applications/{found?.AppId.ToString() ?? name}");
        var application = found is null ? null : Seen(found);
        return ApplicationJson.Of(application ?? throw GraphException.NotFound(name), select, single: true);
    }

    public JsonObject List(string? filter, IReadOnlyList<string> select)
    {
        counters.CountGraphRead($"applications?{filter}");
        var name = filter is null ? null : GraphFilter.Text("displayName", filter);
        var found = store.Current.Tenant.Applications
            .Where(a => name is null || string.Equals(a.DisplayName, name, StringComparison.OrdinalIgnoreCase))
            .Select(Seen).OfType<RegisteredApplication>();
        return new JsonObject { ["value"] = new JsonArray([.. found.Select(a => ApplicationJson.Of(a, select, single: false))]) };
    }

    /// <exception cref="GraphException">Graph would refuse the body or the caller.</exception>
    public JsonObject Create(JsonElement body) => Count(world =>
    {
        Refusals.CheckCreation(world);
        var audience = GraphBody.OptionalText(body, "signInAudience") ?? "AzureADMyOrg";
        if (!Audiences.Contains(audience, StringComparer.Ordinal))
        {
            throw GraphException.BadRequest($"Invalid value '{audience}' for 'signInAudience'. Expected one of {string.Join(", ", Audiences)}.");
        }

        // Names are not unique: a second application of the same name is made without a word.
        var application = ApplicationPatch.Apply(
            GraphBody.Without(body, "displayName", "signInAudience", "description", "notes"),
            new RegisteredApplication
            {
                ObjectId = Guid.NewGuid(),
                AppId = Guid.NewGuid(),
                DisplayName = GraphBody.Text(body, "displayName"),
                SignInAudience = audience,
                Description = GraphBody.OptionalText(body, "description"),
                Notes = GraphBody.OptionalText(body, "notes"),
            },
            world.Tenant.LongestKeyDays);
        world.Tenant.Applications.Add(application.Lagging(before: null, world.Tenant.ReplicationLagReads));
        return ApplicationJson.Of(application, [], single: true);
    });

    /// <exception cref="GraphException">There is no such application, or the write is refused.</exception>
    public bool Patch(string id, JsonElement body) => Count(world =>
    {
        var application = Required(world.Tenant, id);
        Refusals.Check(world, application.AppId);
        var changed = ApplicationPatch.Apply(body, application, world.Tenant.LongestKeyDays);
        world.Tenant.Applications.Replace(application, changed.Lagging(application, world.Tenant.ReplicationLagReads));
        return true;
    });

    /// <summary>Deletes an application; its principal in its own tenant goes with it.</summary>
    /// <exception cref="GraphException">There is no such application, or the write is refused.</exception>
    public void Delete(string id) => Count(world =>
    {
        var application = Required(world.Tenant, id);
        Refusals.Check(world, application.AppId);
        world.Tenant.Applications.Remove(application);
        if (world.Tenant.Find(application.AppId) is { } principal)
        {
            world.Tenant.Principals.Remove(principal);
            world.Tenant.AppRoleGrants.RemoveAll(g => g.PrincipalId == principal.ObjectId || g.ResourceId == principal.ObjectId);
        }

        return true;
    });

    private static RegisteredApplication Required(TenantDirectory tenant, string id) =>
        tenant.Applications.Find(a => Identities.Matches(id, a.ObjectId)) ?? throw GraphException.NotFound(id);

    private RegisteredApplication? Seen(RegisteredApplication application) => application.StaleReads == 0
        ? application
        : store.Change(world =>
        {
            var now = world.Tenant.Applications.Find(a => a.ObjectId == application.ObjectId)!;
            var seen = now.StaleReads == 0 ? now : now.Stale;
            world.Tenant.Applications.Replace(now, now.ReadOnce());
            return seen;
        });

    private T Count<T>(Func<World, T> change)
    {
        counters.CountGraphWrite();
        return store.Change(change);
    }
}
