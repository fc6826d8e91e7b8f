using HybridTrust.Entra;
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
            : throw new FormatException(
                $"Graph's answer for application {applicationId} has no id or no keyCredentials, although both were selected. " +
                "Nothing was concluded from it; look at proxies that rewrite content.");

    private static KeyCredential Key(GraphKey key) => new(
        key.KeyId,
        key.Type,
        key.Usage,
        Identifier(key.CustomKeyIdentifier),
        key.Key is { } bytes ? (ReadOnlyMemory<byte>?)bytes : null,
        key.StartDateTime?.ToUniversalTime(),
        key.EndDateTime?.ToUniversalTime(),
        key.DisplayName);

    // Graph writes the thumbprint as text although the type is binary; the client believed the type and decoded it. Encoding it again
    // gives back the text of the JSON (domain 4).
    private static string? Identifier(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);
}
