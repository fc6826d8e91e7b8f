using HybridTrust.Api.Senders;
using Microsoft.OpenApi;

namespace HybridTrust.Api.OpenApi;

/// <summary>The ways in, by the names that the OpenAPI document gives them.</summary>
internal static class SecuritySchemes
{
    /// <summary>A caller's token.</summary>
    public const string Bearer = "bearer";

    /// <summary>The signature of Standard Webhooks.</summary>
    public const string StandardWebhooks = "standardWebhooks";

    /// <summary>Jira's signature.</summary>
    public const string Jira = "jira";

    /// <summary>ServiceNow's secret in a header of its own.</summary>
    public const string ServiceNowSecret = "serviceNowSecret";

    /// <summary>ServiceNow's secret as a password.</summary>
    public const string ServiceNowBasic = "serviceNowBasic";

    /// <summary>All of them.</summary>
    public static IEnumerable<KeyValuePair<string, IOpenApiSecurityScheme>> All =>
    [
        new(Bearer, Http("bearer", "The embedded host's own tokens, or in Azure an Entra token with an application role.")),
        new(StandardWebhooks, Header(StandardSignature.SignatureHeader, "HMAC-SHA256 over id, timestamp and body, beside the headers webhook-id and webhook-timestamp.")),
        new(Jira, Header(HubSignature.Header, "HMAC-SHA256 over the body, as Jira's webhooks with a secret send it.")),
        new(ServiceNowSecret, Header(PresentedSecret.Header, "The shared secret.")),
        new(ServiceNowBasic, Http("basic", "The shared secret as the password; the user name does not matter.")),
    ];

    private static OpenApiSecurityScheme Http(string scheme, string description) => new() { Type = SecuritySchemeType.Http, Scheme = scheme, Description = description };

    private static OpenApiSecurityScheme Header(string name, string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = name, Description = description };
}
