using HybridTrust.Api.Routing;
using HybridTrust.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace HybridTrust.Api.OpenApi;

/// <summary>The OpenAPI document, made of the routes.</summary>
internal static class ApiDocument
{
    private const string Version = "v1";

    /// <summary>
    /// Writes the document as JSON. What makes it reads endpoints out of a web application: here one that has the routes and never starts,
    /// because the Azure host maps none.
    /// </summary>
    public static async Task<byte[]> WriteAsync(IEnumerable<ApiRoute> routes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddLogging().AddRoutingCore();
        AddApiDocument(builder.Services);

        // Asked for only when the document is made, when every route has been mapped.
        IEnumerable<EndpointDataSource> mapped = [];
        builder.Services.AddSingleton<EndpointDataSource>(_ => new CompositeEndpointDataSource(mapped));
        await using var application = builder.Build();
        foreach (var route in routes)
        {
            application.Map(route, (_, _) => Task.FromResult(Results.Empty));
        }

        mapped = ((IEndpointRouteBuilder)application).DataSources;
        var document = await application.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Version).GetOpenApiDocumentAsync();
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1);
        return json.ToArray();
    }

    private static void AddApiDocument(IServiceCollection services)
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

        services.AddOpenApi(Version, options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "HybridTrust",
                    Version = Version,
                    Contact = new OpenApiContact { Name = "HybridTrust" },
                    License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                    Description = "Tickets, runs, approvals, reports, and the channel of the hybrid runner. Errors are RFC 9457 problem details.",
                };
                // Relative: wherever the document is asked for, there the addresses are.
                document.Servers = [new OpenApiServer { Url = "/", Description = "The host that gave this document." }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                foreach (var (name, scheme) in SecuritySchemes.All)
                {
                    document.Components.SecuritySchemes[name] = scheme;
                }

                foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
                {
                    tag.Description = TagText.Of(tag.Name);
                }

                return Task.CompletedTask;
            });
            options.AddOperationTransformer<RouteTransformer>();
        });
    }
}
