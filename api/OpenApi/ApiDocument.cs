using HybridTrust.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace HybridTrust.Api.OpenApi;

/// <summary>The OpenAPI document, made of the routes.</summary>
internal static class ApiDocument
{
    /// <summary>The security scheme's name in the document.</summary>
    public const string Bearer = "bearer";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        // Schemas are made with these options, so they have to be those that the handlers write with.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = TrustJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = TrustJson.Options.NumberHandling;
            json.SerializerOptions.RespectNullableAnnotations = TrustJson.Options.RespectNullableAnnotations;
            json.SerializerOptions.RespectRequiredConstructorParameters = TrustJson.Options.RespectRequiredConstructorParameters;
            foreach (var converter in TrustJson.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });

        return services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "HybridTrust",
                    Version = "v1",
                    Description = "Tickets, runs, approvals, reports, and the channel of the hybrid runner. Errors are RFC 9457 problem details.",
                };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "The embedded host's own tokens, or in Azure an Entra token with an application role.",
                };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer<RouteTransformer>();
        });
    }
}
