using System.Text;
using System.Text.Json;
using HybridTrust.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace HybridTrust.Functions.Tests.Callers;

/// <summary>Headers as App Service authentication writes them.</summary>
internal static class Principals
{
    public const string ObjectId = "11111111-2222-3333-4444-555555555555";

    public static HttpContext Request(params (string Type, string Value)[] claims) => RequestOf("aad", claims);

    public static HttpContext RequestOf(string provider, params (string Type, string Value)[] claims) => Request(Convert.ToBase64String(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new
        {
            auth_typ = provider,
            claims = claims.Select(c => new { typ = c.Type, val = c.Value }),
            name_typ = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
            role_typ = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
        }))));

    public static HttpContext Request(string header)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[AppServiceCallers.Header] = header;
        return http;
    }
}
