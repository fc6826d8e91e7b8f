using HybridTrust.Api.Routing;
using HybridTrust.Json;
using HybridTrust.Runs;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Health;

/// <summary>Says that the host takes requests, and whether what it does is real.</summary>
public sealed class HealthHandler(HostIdentity host) : IApiHandler
{
    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getHealth", HttpMethods.Get, "/health", "Says that the host takes requests, which release it is, and whether it is simulated.")
    {
        Roles = [],
        Responses = [new ApiResponse(StatusCodes.Status200OK, typeof(HealthAnswer))],
    };

    /// <inheritdoc />
    public Task<IResult> HandleAsync(ApiCall call) =>
        Task.FromResult(Results.Json(new HealthAnswer("ok", host.Version, host.Simulated), TrustJson.Options));
}
