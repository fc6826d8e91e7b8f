using HybridTrust.Entra;
using GraphApplication = Microsoft.Graph.Models.Application;
using GraphKey = Microsoft.Graph.Models.KeyCredential;
using GraphPrincipal = Microsoft.Graph.Models.ServicePrincipal;

namespace HybridTrust.Functions.Azure.Directory;

/// <summary>Reads the Graph client's types into the product's.</summary>
internal static class GraphKeys
{
    /// <summary>A service principal.</summary>
    /// <exception cref="FormatException">Graph left out what was selected, so that absence would be a guess.</exception>
    public static ServicePrincipal Principal(GraphPrincipal found, Guid applicationId) =>
        found is { Id: { } id, KeyCredentials: { } keys }
            ? new ServicePrincipal(id, applicationId, found.DisplayName, [.. keys.Select(Key)])
            {
                ServicePrincipalNames = [.. found.ServicePrincipalNames ?? []],
                Tags = [.. found.Tags ?? []],
                AppRoles = [.. (found.AppRoles ?? []).Where(role => role is { Id: not null, Value.Length: > 0, IsEnabled: not false }).Select(role => new AppRole(role.Id!.Value, role.Value!))],
            }
            : throw new FormatException(
                $"Graph's answer for application {applicationId} has no id or no keyCredentials, although both were selected. " +
                "Nothing was concluded from it; look at proxies that rewrite content.");

    /// <summary>An application registered in the tenant.</summary>
    /// <exception cref="FormatException">Graph left out what was selected, so that absence would be a guess.</exception>
    public static EntraApplication Application(GraphApplication found, bool withKeys)
    {
        if (found is not { Id: { } id, DisplayName: { } name } || found.RequiredResourceAccess is null || (withKeys && found.KeyCredentials is null))
        {
            throw new FormatException(
                $"Graph's answer for application {found.AppId ?? "(no appId)"} has no id, no name, no requiredResourceAccess or no keyCredentials, although they were selected. " +
                "Nothing was concluded from it; look at proxies that rewrite content.");
        }

        return new EntraApplication(id, GraphReads.Id(found.AppId, $"the appId of application {name}"), name, found.SignInAudience)
        {
            RequiredPermissions =
            [
                .. found.RequiredResourceAccess.SelectMany(resource => (resource.ResourceAccess ?? []).Select(access => new RequiredPermission(
                    GraphReads.Id(resource.ResourceAppId, $"a resource of application {name}"), access.Id ?? Guid.Empty, access.Type ?? ""))),
            ],
            Keys = [.. (found.KeyCredentials ?? []).Select(Key)],
            Notes = found.Notes,
        };
    }

    /// <summary>An entry that an application keeps: as it was read, without the key (domain 3.3).</summary>
    public static GraphKey Kept(KeyCredential key) => new()
    {
        KeyId = key.KeyId,
        Type = key.Type,
        Usage = key.Usage,
        CustomKeyIdentifier = Bytes(key.CustomKeyIdentifier),
        StartDateTime = key.StartDateTime,
        EndDateTime = key.EndDateTime,
        DisplayName = key.DisplayName,
    };

    /// <summary>A new entry of an application.</summary>
    public static GraphKey Added(KeyToWrite key) => new()
    {
        Key = key.Key.ToArray(), Type = key.Type, Usage = key.Usage, DisplayName = key.DisplayName,
    };

    private static KeyCredential Key(GraphKey key) => new(
        key.KeyId,
        key.Type,
        key.Usage,
        Identifier(key.CustomKeyIdentifier),
        key.Key is { } bytes ? (ReadOnlyMemory<byte>?)bytes : null,
        key.StartDateTime?.ToUniversalTime(),
        key.EndDateTime?.ToUniversalTime(),
        key.DisplayName);

    // What Identifier reads, the other way round: the client encodes the bytes once more, so the JSON carries the same text.
    private static byte[]? Bytes(string? identifier)
    {
        var bytes = new byte[identifier?.Length ?? 0];
        return identifier is not null && Convert.TryFromBase64String(identifier, bytes, out var written) ? bytes[..written] : null;
    }

    // Graph writes the thumbprint as text although the type is binary; the client believed the type and decoded it. Encoding it again
    // gives back the text of the JSON (domain 4).
    private static string? Identifier(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);
}
