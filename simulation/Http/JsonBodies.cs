using System.Text;
using System.Text.Json;
using HybridTrust.Json;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Simulation.Http;

/// <summary>Reads and writes the product's own JSON.</summary>
internal static class JsonBodies
{
    /// <exception cref="JsonException">The body is not the JSON of a <typeparamref name="T"/>.</exception>
    public static async Task<T> ReadJsonAsync<T>(this HttpContext context)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, TrustJson.Options, context.RequestAborted)
                ?? throw new JsonException($"Expected a {typeof(T).Name}, found null.");
        }
        catch (Exception wrongValue) when (wrongValue is FormatException or InvalidOperationException)
        {
            throw new JsonException(wrongValue.Message, wrongValue);
        }
    }

    public static async Task<string> ReadTextAsync(this HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    public static Task WriteJsonAsync<T>(this HttpContext context, int status, T value) =>
        context.WriteBytesAsync(status, TrustJson.SerializeToUtf8(value));

    public static Task WriteProblemAsync(this HttpContext context, int status, string error) =>
        context.WriteJsonAsync(status, new Problem(error));

    public static async Task WriteBytesAsync(this HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = json.Length;
        await context.Response.Body.WriteAsync(json, context.RequestAborted);
    }
}
