using System.Text.Json.Nodes;
using HybridTrust.Simulation.Http;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Simulation.Entra;

/// <summary>Writes what Graph writes: OData JSON in which a null is written out.</summary>
internal static class GraphResponses
{
    public static Task WriteGraphAsync(this HttpContext context, int status, JsonNode body) =>
        context.WriteBytesAsync(status, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static Task WriteGraphErrorAsync(this HttpContext context, int status, string code, string message, DateTimeOffset now) =>
        context.WriteGraphAsync(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = now.UtcDateTime.ToString("s"),
                    ["request-id"] = context.TraceIdentifier,
                    ["client-request-id"] = context.TraceIdentifier,
                },
            },
        });
}
