using Microsoft.AspNetCore.Http;

namespace HybridTrust.Api.Routing;

/// <summary>Headers of every answer: what it holds is nobody's to cache, sniff or frame.</summary>
internal static class SecurityHeaders
{
    /// <summary>Lets a report show its own styles and pictures, and nothing else: no script, no request to anywhere.</summary>
    public const string ReportPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    public static void Apply(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
