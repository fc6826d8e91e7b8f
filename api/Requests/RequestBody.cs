using System.Net.Http.Headers;
using HybridTrust.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Requests;

/// <summary>Reads a JSON body up to a limit; no more than that is ever held in memory.</summary>
internal static class RequestBody
{
    /// <exception cref="RequestRefusedException">The body is of another media type, or larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (!IsJson(request.ContentType))
        {
            throw new RequestRefusedException(ProblemKind.UnsupportedMediaType,
                "The body has to be JSON in UTF-8. Send it with the header 'Content-Type: application/json'.");
        }

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    private static RequestRefusedException TooLarge(int limit) => new(ProblemKind.TooLarge,
        $"The body has more than {limit} bytes, which is the most that this address takes. Send less.");
}
