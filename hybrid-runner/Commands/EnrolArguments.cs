using System.Text.Json.Nodes;

namespace HybridTrust.Runner.Commands;

/// <summary>What a person typed to say how the host is reached; every part may be left out.</summary>
/// <param name="Proxy">The proxy.</param>
/// <param name="Credential">The kind of credential.</param>
/// <param name="Scope">The host's scope.</param>
/// <param name="Tenant">The application's tenant.</param>
/// <param name="Client">The application, or a user-assigned identity.</param>
/// <param name="Certificate">The application's certificate: a file, or a thumbprint in the machine's store.</param>
/// <param name="Authority">Who gives the tokens.</param>
internal sealed record EnrolArguments(
    string? Proxy, string? Credential, string? Scope, string? Tenant, string? Client, string? Certificate, string? Authority)
{
    /// <summary>The same as a config has it, so that one reader judges both and what was typed is what is written.</summary>
    public JsonObject ToConfig()
    {
        var config = new JsonObject();
        Set(config, "proxy", Proxy);
        if (this with { Proxy = null } != new EnrolArguments(null, null, null, null, null, null, null))
        {
            var credential = new JsonObject();
            Set(credential, "kind", Credential);
            Set(credential, "scope", Scope);
            Set(credential, "tenantId", Tenant);
            Set(credential, "clientId", Client);
            var isThumbprint = Certificate is { Length: 40 } && Certificate.All(char.IsAsciiHexDigit);
            Set(credential, "certificateThumbprint", isThumbprint ? Certificate : null);
            Set(credential, "certificateFile", isThumbprint || Certificate is null ? null : Path.GetFullPath(Certificate));
            Set(credential, "authority", Authority);
            config["credential"] = credential;
        }

        return config;
    }

    private static void Set(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
