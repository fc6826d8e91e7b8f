using HybridTrust.Api.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Api.OpenApi;

/// <summary>
/// Gives the OpenAPI document of all routes. It is made of the routes themselves and not of what a host has mapped, so that every host
/// gives the same one.
/// </summary>
public sealed class DescriptionHandler : IApiHandler
{
    private readonly Lazy<Task<byte[]>> _document;

    /// <summary>A handler that describes every route that the services name.</summary>
    /// <param name="services">Where the other handlers are found, once they are all there: this is one of them.</param>
    public DescriptionHandler(IServiceProvider services) =>
        _document = new Lazy<Task<byte[]>>(() => ApiDocument.WriteAsync(services.GetServices<IApiHandler>().Select(handler => handler.Route)));

    /// <inheritdoc />
    public ApiRoute Route { get; } = new("getDescription", HttpMethods.Get, "/openapi/v1.json", "Describes every address in OpenAPI 3.1.")
    {
        Roles = [],
        Responses = [new ApiResponse(StatusCodes.Status200OK, Body: null)],
    };

    /// <inheritdoc />
    public async Task<IResult> HandleAsync(ApiCall call) => Results.Bytes(await _document.Value, "application/json; charset=utf-8");
}
