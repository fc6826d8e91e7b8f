using System.Text.Json;

namespace HybridTrust.Simulation.Entra;

/// <summary>Applies the body of <c>PATCH /applications/{id}</c>.</summary>
internal static class ApplicationPatch
{
    /// <exception cref="GraphException">Graph would refuse the body; nothing is changed.</exception>
    public static RegisteredApplication Apply(JsonElement body, RegisteredApplication application, int? longestKeyDays)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            throw GraphException.BadRequest("The request body must be an object.");
        }

        var changed = application;
        foreach (var member in body.EnumerateObject())
        {
            changed = member.Name switch
            {
                "@odata.type" => changed,
                "keyCredentials" => changed with { Keys = new KeyCredentialPatch(application.Keys, keepsById: true, longestKeyDays).Read(member.Value) },
                "requiredResourceAccess" => changed with { RequiredAccess = Access(member.Value) },
                _ => throw GraphException.BadRequest($"Property '{member.Name}' is read-only or unknown in this simulated tenant."),
            };
        }

        return changed;
    }

    private static IReadOnlyList<RequestedAccess> Access(JsonElement list)
    {
        var resources = Entries(list, "requiredResourceAccess");
        var twice = resources.GroupBy(r => GraphBody.Id(r, "resourceAppId")).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw GraphException.BadRequest($"Resource {twice.Key} is in 'requiredResourceAccess' more than once.");
        }

        return
        [
            .. resources.SelectMany(resource => Entries(resource.GetProperty("resourceAccess"), "resourceAccess").Select(access =>
                new RequestedAccess(GraphBody.Id(resource, "resourceAppId"), GraphBody.Id(access, "id"), Type(GraphBody.Text(access, "type"))))),
        ];
    }

    private static string Type(string type) => type is "Role" or "Scope"
        ? type
        : throw GraphException.BadRequest($"The type '{type}' of a resource access is invalid: expected 'Role' or 'Scope'.");

    private static List<JsonElement> Entries(JsonElement list, string name) =>
        list.ValueKind is JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind is JsonValueKind.Object)
            ? [.. list.EnumerateArray()]
            : throw GraphException.BadRequest($"The value of '{name}' must be a collection of objects.");
}
