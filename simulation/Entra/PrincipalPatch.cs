using System.Text.Json;

namespace HybridTrust.Simulation.Entra;

/// <summary>Applies the body of <c>PATCH /servicePrincipals/{id}</c>.</summary>
internal static class PrincipalPatch
{
    /// <exception cref="GraphException">Graph would refuse the body; nothing is changed.</exception>
    public static Principal Apply(JsonElement body, Principal principal, int replicationLagReads)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            throw GraphException.BadRequest("The request body must be an object.");
        }

        var changed = principal;
        foreach (var member in body.EnumerateObject())
        {
            changed = member.Name switch
            {
                "@odata.type" => changed,
                "keyCredentials" => WithKeys(changed, KeyCredentialPatch.Read(member.Value, principal.Keys), replicationLagReads),
                "servicePrincipalNames" => changed with { ServicePrincipalNames = Texts(member.Value) },
                _ => throw GraphException.BadRequest($"Property '{member.Name}' is read-only or unknown in this simulated tenant."),
            };
        }

        return changed;
    }

    /// <summary>Reads go on seeing the old keys for a while when the directory replicates slowly (domain 3.3).</summary>
    private static Principal WithKeys(Principal principal, IReadOnlyList<PrincipalKey> keys, int lag) => principal with
    {
        Keys = keys,
        StaleKeys = lag > 0 ? principal.StaleKeys ?? principal.Keys : null,
        StaleReads = lag,
    };

    private static List<string> Texts(JsonElement list) =>
        list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind is JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
            : throw GraphException.BadRequest("The value of 'servicePrincipalNames' must be a collection of text.");
}
