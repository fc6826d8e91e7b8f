using HybridTrust.Api.Requests;
using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Watch;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Watch;

/// <summary>Shows what the watch saw, a page of organizations at a time.</summary>
public sealed class WatchHandler(OrganizationStore organizations, WatchStore store, HostStart host, TimeProvider time) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getWatch", HttpMethods.Get, "/api/watch", "Shows which server and which principal holds which certificate, and what is left of it.")
    {
        Roles = ApiRoute.Readers,
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(WatchTable))],
        Query =
        [
            new ApiQuery("organization", "Only this organization."),
            new ApiQuery("limit", "How many organizations at most: 1 to 200; 50 when absent."),
            new ApiQuery("continuation", "What the page before gave."),
        ],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var query = call.Http.Request;
        var only = QueryText.Find(query, "organization");
        var after = QueryText.Find(query, "continuation") ?? "";
        var limit = QueryText.Number(query, "limit", 50, 1, 200);
        var names = (await organizations.NamesAsync(call.Cancellation))
            .Where(name => only is null ? string.CompareOrdinal(name, after) > 0 : string.Equals(name, only, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var rows = new List<WatchRow>();
        foreach (var name in names.Take(limit))
        {
            rows.Add(await RowAsync(name, call.Cancellation));
        }

        var heartbeat = await store.HeartbeatAsync(call.Cancellation);
        return Results.Json(
            new WatchTable(WatchPulse.Of(heartbeat, host.At, time.GetUtcNow()), heartbeat?.Signer, rows, names.Count > limit ? names[limit - 1] : null)
            {
                Causes = heartbeat is null ? [] : await store.CausesAsync(heartbeat, call.Cancellation),
            },
            TrustJson.Options);
    }

    private async Task<WatchRow> RowAsync(string name, CancellationToken cancellation) => await store.FindAsync(name, cancellation) is { } seen
        ? new WatchRow(name, seen.LookedAt, seen.Site?.SeenAt, seen.Site?.Servers ?? [], seen.Certificates, seen.Problems, await store.CausesAsync(seen, cancellation))
        : new WatchRow(name, null, null, [], [], [], []);
}
