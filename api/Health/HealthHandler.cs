using HybridTrust.Api.Routing;
using HybridTrust.Api.Watch;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Watch;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Health;

/// <summary>Says that the host takes requests, and whether what it does is real.</summary>
public sealed class HealthHandler(HostIdentity host, WatchStore watch, HostStart start, TimeProvider time) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getHealth", HttpMethods.Get, "/health", "Says that the host takes requests, which release it is, whether it is simulated, and whether the watch is alive.")
    {
        Roles = [],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(HealthAnswer))],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var pulse = WatchPulse.Of(await watch.HeartbeatAsync(call.Cancellation), start.At, time.GetUtcNow());
        return Results.Json(new HealthAnswer("ok", host.Version, host.Simulated, pulse), TrustJson.Options);
    }
}
