using System.Text.Json;

namespace HybridTrust.Functions.Callers;

/// <summary>Who App Service authentication says is asking.</summary>
/// <param name="ObjectId">The object id of the person or service principal in the directory: the one thing about it that never changes.</param>
/// <param name="Name">The user principal name; null for a program.</param>
/// <param name="ApplicationId">The application that asked for the token; null when the token does not say.</param>
/// <param name="Roles">The application roles in the token.</param>
internal sealed record ClientPrincipal(Guid ObjectId, string? Name, string? ApplicationId, IReadOnlyList<string> Roles)
{
    private const int LongestHeader = 64 * 1024;

    // The module passes claims on under the token's own names or under the older ones, by the version of its runtime.
    private static readonly string[] ObjectIdTypes = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];
    private static readonly string[] NameTypes = ["preferred_username", "upn", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"];
    private static readonly string[] ApplicationTypes = ["azp", "appid"];

    /// <summary>Reads the header's value; null for anything that is not an Entra identity.</summary>
    public static ClientPrincipal? Read(string header)
    {
        if (header.Length > LongestHeader)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(header));
            return Read(document.RootElement);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static ClientPrincipal? Read(JsonElement principal)
    {
        if (!string.Equals(principal.GetProperty("auth_typ").GetString(), "aad", StringComparison.Ordinal))
        {
            return null;
        }

        var claims = principal.GetProperty("claims").EnumerateArray()
            .Select(claim => new KeyValuePair<string, string>(claim.GetProperty("typ").GetString() ?? "", claim.GetProperty("val").GetString() ?? ""))
            .ToList();
        return Guid.TryParse(First(claims, ObjectIdTypes), out var objectId)
            ? new ClientPrincipal(objectId, First(claims, NameTypes), First(claims, ApplicationTypes), [.. All(claims, RoleTypes)])
            : null;
    }

    private static string? First(List<KeyValuePair<string, string>> claims, string[] types) => All(claims, types).FirstOrDefault();

    private static IEnumerable<string> All(List<KeyValuePair<string, string>> claims, string[] types) =>
        claims.Where(claim => types.Contains(claim.Key, StringComparer.Ordinal) && claim.Value.Length > 0).Select(claim => claim.Value);
}
