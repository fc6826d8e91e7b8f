using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HybridTrust.Api.OpenApi;

/// <summary>Adds to an operation what its route knows and a signature cannot say: body, query parameters, roles.</summary>
internal sealed class RouteTransformer : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiRoute>().SingleOrDefault() is not { } route)
        {
            return;
        }

        operation.Parameters ??= [];
        foreach (var parameter in route.Query)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        if (route.Body is not null)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new() { Schema = await context.GetOrCreateSchemaAsync(route.Body, parameterDescription: null, cancellationToken) },
                },
            };
        }

        // Said of every operation: an empty list is "anyone", where none would be "not said".
        List<string> schemes = [.. route.Roles.Count > 0 ? [SecuritySchemes.Bearer] : Array.Empty<string>(), .. route.SignedBy];
        operation.Security = [.. schemes.Select(scheme => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] })];
        operation.Description = route switch
        {
            { Roles.Count: > 0 } => $"Needs the role {string.Join(" or ", route.Roles)}{(route.Signature is SignatureUse.InsteadOfRole ? ", or the headers of Standard Webhooks" : "")}.",
            { Signature: SignatureUse.Required } => "Needs no role: the sender's signature or secret, in the headers that docs/tickets.md names.",
            _ => "Open to anyone.",
        };
    }
}
