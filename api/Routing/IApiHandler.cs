using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Routing;

/// <summary>What one route does. Hosts reach it only through <see cref="RequestGate"/>, which has settled who is asking.</summary>
public interface IApiHandler
{
    /// <summary>The route: address, roles, and what the OpenAPI document says of it.</summary>
    ApiRoute Route { get; }

    /// <summary>Carries the request out.</summary>
    Task<IResult> HandleAsync(ApiCall call);
}
