using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Entra;

/// <summary>What Graph does to service principals.</summary>
internal sealed class GraphDirectory(WorldStore store, EstateCounters counters)
{
    /// <exception cref="GraphException">There is no such principal.</exception>
    public JsonObject Get(Func<Principal, bool> wanted, string name, IReadOnlyList<string> select)
    {
        var found = store.Current.Tenant.Principals.Find(p => wanted(p));
        counters.CountGraphRead($"servicePrincipals/{found?.AppId.ToString() ?? name}");
        var principal = found is null ? null : Seen(found);
        return PrincipalJson.Of(principal ?? throw GraphException.NotFound(name), select, single: true);
    }

    public JsonObject List(string? filter, IReadOnlyList<string> select)
    {
        counters.CountGraphRead($"servicePrincipals?{filter}");
        var appId = filter is null ? null : (Guid?)GraphFilter.Id("appId", filter);
        var found = store.Current.Tenant.Principals.Where(p => appId is null || p.AppId == appId).Select(Seen).OfType<Principal>();
        return new JsonObject { ["value"] = new JsonArray([.. found.Select(p => PrincipalJson.Of(p, select, single: false))]) };
    }

    /// <exception cref="GraphException">There is no such principal, or the write is refused.</exception>
    public bool Patch(string id, JsonElement body) => Count(world =>
    {
        var tenant = world.Tenant;
        var principal = Required(tenant, id);
        Refusals.Check(world, principal.AppId);
        var changed = PrincipalPatch.Apply(body, principal, tenant.LongestKeyDays).Lagging(principal, tenant.ReplicationLagReads);
        tenant.Principals.Replace(principal, Rivalled(world, principal) ? principal : changed);
        return true;
    });

    /// <exception cref="GraphException">The application is unknown, has a principal already, or the write is refused.</exception>
    public JsonObject Create(JsonElement body) => Count(world =>
    {
        var tenant = world.Tenant;
        var appId = GraphBody.Id(body, "appId");
        Refusals.CheckCreation(world);
        if (tenant.Find(appId) is not null)
        {
            throw GraphException.Conflict($"The service principal cannot be created, updated, or restored because the service principal name {appId} is already in use.");
        }

        if (tenant.FindApplication(appId) is not { } application)
        {
            throw new GraphException(400, "NoBackingApplicationObject", $"The appId '{appId}' of the service principal does not reference a valid application object.");
        }

        var principal = PrincipalPatch.Apply(GraphBody.Without(body, "appId", "accountEnabled", "notes"), new Principal
        {
            ObjectId = Guid.NewGuid(),
            AppId = appId,
            DisplayName = application.DisplayName,
            ServicePrincipalNames = [appId.ToString()],
            Keys = [],
        }, tenant.LongestKeyDays);
        tenant.Principals.Add(principal.Lagging(before: null, tenant.ReplicationLagReads));
        return PrincipalJson.Of(principal, [], single: true);
    });

    /// <exception cref="GraphException">There is no such principal, or the write is refused.</exception>
    public void Delete(string id) => Count(world =>
    {
        var principal = Required(world.Tenant, id);
        Refusals.Check(world, principal.AppId);
        world.Tenant.Principals.Remove(principal);
        world.Tenant.AppRoleGrants.RemoveAll(g => g.PrincipalId == principal.ObjectId || g.ResourceId == principal.ObjectId);
        return true;
    });

    private static Principal Required(TenantDirectory tenant, string id) =>
        tenant.Principals.Find(p => Identities.Matches(id, p.ObjectId)) ?? throw GraphException.NotFound(id);

    /// <summary>A second writer, who had read the object before, writes it back as it was.</summary>
    private static bool Rivalled(World world, Principal principal)
    {
        if (world.Faults.Find(f => f is { Name: FaultNames.SecondWriter, Target: not RivalTarget.Next } && f.IsOn(world.Now) && f.AppId == principal.AppId) is not { } rival)
        {
            return false;
        }

        world.Spend(rival);
        if (rival is { Remaining: <= 1, Target: RivalTarget.Both })
        {
            world.Faults.Add(rival with { Target = RivalTarget.Next });
        }

        return true;
    }

    /// <summary>What a read sees; null while the principal is not known everywhere.</summary>
    private Principal? Seen(Principal principal) => principal.StaleReads == 0
        ? principal
        : store.Change(world =>
        {
            var now = world.Tenant.Principals.Find(p => p.ObjectId == principal.ObjectId)!;
            var seen = now.StaleReads == 0 ? now : now.Stale;
            world.Tenant.Principals.Replace(now, now.ReadOnce());
            return seen;
        });

    private T Count<T>(Func<World, T> change)
    {
        counters.CountGraphWrite();
        return store.Change(change);
    }
}
