using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Entra;

namespace HybridTrust.Simulation.Client;

/// <summary>The directory port against an estate, in Microsoft Graph's own shape.</summary>
/// <param name="http">A client whose base address is the estate and which carries its token.</param>
/// <param name="time">What waiting for <c>Retry-After</c> is measured with.</param>
public sealed class EstateDirectory(HttpClient http, TimeProvider time) : IDirectory
{
    private readonly GraphRetry _retry = new(http, time);

    /// <inheritdoc />
    public async Task<ServicePrincipal?> FindServicePrincipalAsync(Guid applicationId, CancellationToken cancellation)
    {
        var address = $"graph/v1.0/servicePrincipals(appId='{applicationId}')?$select=id,appId,displayName,keyCredentials";
        using var response = await _retry.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        await EstateResponses.EnsureAsync(response, $"reading the service principal of application {applicationId}", cancellation);
        var found = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return new ServicePrincipal(
            found.GetProperty("id").GetString()!,
            found.GetProperty("appId").GetGuid(),
            found.GetProperty("displayName").GetString(),
            [.. found.GetProperty("keyCredentials").EnumerateArray().Select(ReadKey)]);
    }

    /// <inheritdoc />
    public async Task<DirectoryWrite> ReplaceKeysAsync(string objectId, IReadOnlyList<KeyToWrite> keys, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["keyCredentials"] = new JsonArray([.. keys.Select(k => new JsonObject
            {
                ["type"] = k.Type,
                ["usage"] = k.Usage,
                ["key"] = Convert.ToBase64String(k.Key.Span),
            })]),
        }.ToJsonString();
        using var response = await _retry.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Patch, $"graph/v1.0/servicePrincipals/{Uri.EscapeDataString(objectId)}")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            },
            cancellation);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden)
        {
            var error = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("error");
            return new DirectoryWrite.Refused(
                (int)response.StatusCode, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
        }

        await EstateResponses.EnsureAsync(response, $"writing the keys of service principal {objectId}", cancellation);
        return new DirectoryWrite.Accepted();
    }

    private static KeyCredential ReadKey(JsonElement key) => new(
        Guid.TryParse(Text(key, "keyId"), out var id) ? id : null,
        Text(key, "type"),
        Text(key, "usage"),
        Text(key, "customKeyIdentifier"),
        Text(key, "key") is { } value ? Convert.FromBase64String(value) : null,
        Instant(key, "startDateTime"),
        Instant(key, "endDateTime"),
        Text(key, "displayName"));

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Instant(JsonElement key, string name) => Text(key, name) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;
}
