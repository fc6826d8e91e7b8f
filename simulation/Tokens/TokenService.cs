using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;
using static HybridTrust.Simulation.Tokens.TokenAnswer;

namespace HybridTrust.Simulation.Tokens;

/// <summary>
/// The tenant's token service: gives an access token for an assertion that a registered key verifies. This is the place where
/// an uploaded certificate is put to use, so nothing is taken on trust here.
/// </summary>
internal sealed class TokenService(WorldStore store, KeyFiles keys, EstateCounters counters, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public TokenAnswer Ask(Guid tenantId, string assertion, string audience)
    {
        counters.CountTokenRequest();
        var tenant = store.Current.Tenant;
        if (tenantId != tenant.TenantId)
        {
            return new Refused("invalid_request", "tenant", $"There is no tenant {tenantId} in this estate. " +
                $"Its tenant is {tenant.TenantId}.");
        }

        if (JsonWebToken.TryRead(assertion) is not { } token)
        {
            return new Refused("invalid_request", "assertion", "The assertion is not a JWT: three base64url parts with dots between them.");
        }

        if (TokenIssuer.TryRead(token.Claim("iss")) is not { } issuer)
        {
            return new Refused("invalid_client", "issuer", $"The issuer '{token.Claim("iss")}' does not read as application@realm.");
        }

        var refused = CheckIssuer(tenant, issuer)
            ?? CheckAudience(tenant, token)
            ?? CheckTimes(token)
            ?? CheckSignature(tenant, token, issuer);
        return refused is null ? Issue(tenant, issuer, audience) : refused;
    }

    /// <summary>
    /// A token with which Exchange Online itself calls a host on premises. Microsoft's service needs no key of ours; the host must be one of its
    /// principal's names, with https (domain 2(a), a5).
    /// </summary>
    public TokenAnswer AskForExchangeOnline(string host, string audience)
    {
        counters.CountTokenRequest();
        var tenant = store.Current.Tenant;
        return tenant.Find(TokenIssuer.Exchange) is { } principal
            && principal.ServicePrincipalNames.Any(name => string.Equals(name.TrimEnd('/'), $"https://{host}", StringComparison.OrdinalIgnoreCase))
            ? Issue(tenant, new TokenIssuer(TokenIssuer.Exchange, tenant.TenantId.ToString()), audience)
            : new Refused("invalid_resource", "resource", $"No service principal of the tenant has the name https://{host}/.");
    }

    private static Refused? CheckIssuer(TenantDirectory tenant, TokenIssuer issuer)
    {
        if (!string.Equals(issuer.Realm, tenant.TenantId.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return new Refused(
                "invalid_client", "realm", $"The assertion comes from realm '{issuer.Realm}', " +
                $"but the tenant's realm is {tenant.TenantId}. " +
                "Correct the realm of AuthConfig or of the ACS AuthServer.");
        }

        return tenant.Find(issuer.Application) is null
            ? new Refused("unauthorized_client", "principal", $"The tenant has no service principal for application {issuer.Application}.")
            : null;
    }

    private static Refused? CheckAudience(TenantDirectory tenant, JsonWebToken token)
    {
        var expected = TokenIssuer.TokenServiceAudience(tenant.TenantId);
        return string.Equals(token.Claim("aud"), expected, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Refused("invalid_client", "audience", $"The assertion is for '{token.Claim("aud")}'; " +
                $"this token service is '{expected}'.");
    }

    private Refused? CheckTimes(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        if (token.Time("nbf") is not { } from || token.Time("exp") is not { } until)
        {
            return new Refused("invalid_client", "validity", "The assertion has no nbf or no exp.");
        }

        return now < from - Skew || now > until + Skew
            ? new Refused(
                "invalid_client", "validity", Text($"The assertion is valid from {from:u} to {until:u}; it is {now:u}. Check the clocks."))
            : null;
    }

    private Refused? CheckSignature(TenantDirectory tenant, JsonWebToken token, TokenIssuer issuer)
    {
        var thumbprint = token.Thumbprint();
        var key = tenant.KeysOf(issuer.Application).FirstOrDefault(k =>
            string.Equals(k.Certificate.Thumbprint, thumbprint, StringComparison.Ordinal)
            && string.Equals(k.Usage, "Verify", StringComparison.Ordinal));
        if (key is null)
        {
            return new Refused(
                "invalid_client", "key", $"No key with thumbprint {thumbprint ?? "(none: x5t is missing)"} is registered on application " +
                $"{issuer.Application}. Upload the auth certificate to its service principal.");
        }

        var now = clock.GetUtcNow();
        if (now < key.StartDateTime || now > key.EndDateTime)
        {
            return new Refused(
                "invalid_client", "key-validity", Text($"The key {thumbprint} of application {issuer.Application} is valid from ") +
                Text($"{key.StartDateTime:u} to {key.EndDateTime:u}; it is {now:u}. Rotate the auth certificate."));
        }

        using var certificate = X509CertificateLoader.LoadCertificate(key.Certificate.Der.Span);
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is not null && token.IsSignedBy(rsa)
            ? null
            : new Refused(
                "invalid_client", "signature", $"The signature of the assertion does not verify with the registered key {thumbprint}: " +
                "it was made with another private key, or the assertion was changed.");
    }

    private Issued Issue(TenantDirectory tenant, TokenIssuer issuer, string audience)
    {
        var now = clock.GetUtcNow();
        using var rsa = keys.Find(tenant.SigningKey)
            ?? throw new EstateException("The estate has lost the tenant's signing key. Start a new world in an empty directory.");
        var claims = new JsonObject
        {
            ["iss"] = $"{TokenIssuer.AccessControl}@{tenant.TenantId}",
            ["aud"] = audience,
            ["nameid"] = issuer.ToString(),
            ["identityprovider"] = $"{TokenIssuer.AccessControl}@{tenant.TenantId}",
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["simulated"] = true,
        };
        return new Issued(JsonWebToken.Sign(rsa, thumbprint: null, claims), (int)Lifetime.TotalSeconds);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
