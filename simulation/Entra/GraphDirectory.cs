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
    /// <summary>Uses up one throttled request; null when Graph answers.</summary>
    public int? ThrottledFor()
    {
        counters.CountGraphRequest();
        if (store.Current.FindFault(FaultNames.GraphThrottled) is null)
        {
            return null;
        }

        return store.Change<int?>(world =>
        {
            if (world.FindFault(FaultNames.GraphThrottled) is not { } fault)
            {
                return null;
            }

            world.Faults.Remove(fault);
            if (fault.Remaining > 1)
            {
                world.Faults.Add(fault with { Remaining = fault.Remaining - 1 });
            }

            return fault.RetryAfterSeconds;
        });
    }

    /// <exception cref="GraphException">There is no such principal.</exception>
    public JsonObject Get(Func<Principal, bool> wanted, string name, IReadOnlyList<string> select)
    {
        var principal = store.Current.Tenant.Principals.Find(p => wanted(p)) ?? throw GraphException.NotFound(name);
        counters.CountGraphRead($"servicePrincipals/{principal.AppId}");
        return PrincipalJson.Of(principal, SeenKeys(principal), select, single: true);
    }

    public JsonObject List(string? filter, IReadOnlyList<string> select)
    {
        counters.CountGraphRead($"servicePrincipals?{filter}");
        var appId = filter is null ? null : (Guid?)FilteredAppId(filter);
        var found = store.Current.Tenant.Principals.Where(p => appId is null || p.AppId == appId).ToList();
        return new JsonObject
        {
            ["value"] = new JsonArray([.. found.Select(p => PrincipalJson.Of(p, SeenKeys(p), select, single: false))]),
        };
    }

    /// <exception cref="GraphException">There is no such principal, or the write is refused.</exception>
    public void Patch(string id, JsonElement body)
    {
        counters.CountGraphWrite();
        store.Change(world =>
        {
            var principal = world.Tenant.Principals.Find(p => Identities.Matches(id, p.ObjectId)) ?? throw GraphException.NotFound(id);
            if (world.FindRefusal(principal.AppId) is { } fault)
            {
                throw new GraphException(
                    fault.Status,
                    fault.Status == 403 ? "Authorization_RequestDenied" : "Request_BadRequest",
                    $"SIMULATED: the tenant does not allow changes to the keys of application {principal.AppId}.");
            }

            world.Tenant.Principals.Replace(principal, PrincipalPatch.Apply(body, principal, world.Tenant.ReplicationLagReads));
            return true;
        });
    }

    /// <summary>What a read sees: while a write replicates, the keys of before it.</summary>
    private IReadOnlyList<PrincipalKey> SeenKeys(Principal principal) => principal.StaleReads == 0
        ? principal.Keys
        : store.Change(world =>
        {
            var now = world.Tenant.Principals.Find(p => p.ObjectId == principal.ObjectId)!;
            var seen = now.StaleReads == 0 ? now.Keys : now.StaleKeys!;
            var left = Math.Max(0, now.StaleReads - 1);
            world.Tenant.Principals.Replace(now, now with { StaleReads = left, StaleKeys = left == 0 ? null : now.StaleKeys });
            return seen;
        });

    private static Guid FilteredAppId(string filter)
    {
        var parts = filter.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["appId", "eq", var quoted] && Guid.TryParse(quoted.Trim('\''), out var appId)
            ? appId
            : throw GraphException.BadRequest($"Invalid filter clause '{filter}'. This simulated tenant knows: appId eq '<guid>'.");
    }
}
