using System.Text.Json;

namespace HybridTrust.Simulation.Entra;

/// <summary>Applies the body of <c>PATCH /servicePrincipals/{id}</c>.</summary>
internal static class PrincipalPatch
{
    /// <exception cref="GraphException">Graph would refuse the body; nothing is changed.</exception>
    public static Principal Apply(JsonElement body, Principal principal, int? longestKeyDays)
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
                "keyCredentials" => changed with { Keys = new KeyCredentialPatch(principal.Keys, keepsById: false, longestKeyDays).Read(member.Value) },
                "servicePrincipalNames" => changed with { ServicePrincipalNames = Names(member.Value) },
                "tags" => changed with { Tags = GraphBody.Texts(member.Value, "tags") },
                _ => throw GraphException.BadRequest($"Property '{member.Name}' is read-only or unknown in this simulated tenant."),
            };
        }

        return changed;
    }

    private static IReadOnlyList<string> Names(JsonElement list)
    {
        var names = GraphBody.Texts(list, "servicePrincipalNames");
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Count
            ? names
            : throw GraphException.BadRequest("One or more values of 'servicePrincipalNames' are there more than once.");
    }
}
