using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridTrust.Entra;

namespace HybridTrust.Simulation.Client;

/// <summary>Requests to an estate's Graph, and its answers as the port has them.</summary>
internal sealed class EstateGraph(HttpClient http, TimeProvider time)
{
    private readonly GraphRetry _retry = new(http, time);

    /// <summary>An object; null when there is none.</summary>
    public async Task<JsonElement?> FindAsync(string address, string doing, CancellationToken cancellation)
    {
        using var response = await SendAsync(HttpMethod.Get, address, body: null, cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        await EstateResponses.EnsureAsync(response, doing, cancellation);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>A collection, to its last page; null when what it belongs to is not there.</summary>
    public async Task<IReadOnlyList<JsonElement>?> FindAllAsync(string address, string doing, CancellationToken cancellation)
    {
        var all = new List<JsonElement>();
        for (string? next = address; next is not null;)
        {
            if (await FindAsync(next, doing, cancellation) is not { } page)
            {
                return null;
            }

            all.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return all;
    }

    public Task<DirectoryWrite> PatchAsync(string address, JsonObject body, string doing, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Patch, address, body, doing, cancellation);

    public Task<DirectoryWrite> PostAsync(string address, JsonObject body, string doing, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Post, address, body, doing, cancellation);

    public Task<DirectoryWrite> DeleteAsync(string address, string doing, CancellationToken cancellation) =>
        WriteAsync(HttpMethod.Delete, address, body: null, doing, cancellation);

    private async Task<DirectoryWrite> WriteAsync(
        HttpMethod method, string address, JsonObject? body, string doing, CancellationToken cancellation)
    {
        using var response = await SendAsync(method, address, body, cancellation);
        switch (response.StatusCode)
        {
            case HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.Conflict:
                var error = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("error");
                return new DirectoryWrite.Refused(
                    (int)response.StatusCode, error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
            case HttpStatusCode.NotFound:
                return new DirectoryWrite.Absent();
        }

        await EstateResponses.EnsureAsync(response, doing, cancellation);
        if (response.StatusCode is not HttpStatusCode.Created)
        {
            return new DirectoryWrite.Accepted();
        }

        var created = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return new DirectoryWrite.Created(
            created.GetProperty("id").GetString()!, created.TryGetProperty("appId", out var appId) ? appId.GetGuid() : null);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, JsonObject? body, CancellationToken cancellation)
    {
        var text = body?.ToJsonString();
        return _retry.SendAsync(
            () => new HttpRequestMessage(method, address)
            {
                Content = text is null ? null : new StringContent(text, Encoding.UTF8, "application/json"),
            },
            cancellation);
    }
}
