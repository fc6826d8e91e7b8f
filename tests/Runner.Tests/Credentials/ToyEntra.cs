using System.Net;
using System.Text;
using System.Web;

namespace HybridTrust.Runner.Tests.Credentials;

/// <summary>Entra's addresses as far as a client with a certificate asks them.</summary>
internal sealed class ToyEntra : HttpMessageHandler
{
    /// <summary>The forms that were sent to the token endpoint.</summary>
    public List<Dictionary<string, string>> Asked { get; } = [];

    public Uri? TokenEndpoint { get; private set; }

    /// <summary>What the token endpoint refuses with; null gives a token.</summary>
    public string? Refusal { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return Json(HttpStatusCode.OK, """{ "tenant_discovery_endpoint": "https://login.test/v2.0/.well-known/openid-configuration", "metadata": [] }""");
        }

        TokenEndpoint = request.RequestUri;
        var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
        Asked.Add(form.AllKeys.ToDictionary(k => k!, k => form[k]!, StringComparer.Ordinal));
        return Refusal is { } why
            ? Json(HttpStatusCode.Unauthorized, $$"""{ "error": "invalid_client", "error_description": "{{why}}" }""")
            : Json(HttpStatusCode.OK, """{ "token_type": "Bearer", "expires_in": 3599, "access_token": "hush" }""");
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
