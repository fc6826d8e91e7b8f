using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Partners;

/// <summary>
/// What an Exchange server does when it asks for a token: signs an assertion with the private key of the current auth
/// certificate, which must be in its own store and readable.
/// </summary>
internal sealed class AssertionSigner(KeyFiles keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <exception cref="BrokenLinkException">The server cannot sign, or does not know its realm.</exception>
    public string Sign(World world, Guid application) => Sign(
        world, world.Datacentre.ShellServer(), world.InUse(world.Datacentre.ShellServer()), application, realm: null);

    /// <summary>Signs on one server, with the certificate that it holds to be the current one.</summary>
    /// <exception cref="BrokenLinkException">The server cannot sign, or does not know its realm.</exception>
    public string Sign(World world, EstateServer server, string thumbprint, Guid application, string? realm)
    {
        if (world.IsUnreachable(server))
        {
            throw new BrokenLinkException($"The server {server.Fqdn} does not answer, so it cannot sign an assertion. Bring it back.") { NobodyAnswers = true };
        }

        var entry = server.Find(thumbprint) ?? throw new BrokenLinkException(
            $"The server {server.Fqdn} does not hold the current auth certificate {thumbprint}. Import it there with its private key.");
        using var key = world.CanUseKey(server, entry) ? keys.Find(thumbprint) : null;
        if (key is null)
        {
            throw new BrokenLinkException(
                $"The server {server.Fqdn} cannot use the private key of the auth certificate {thumbprint}. Repair or import the key.");
        }

        var now = clock.GetUtcNow() + world.ClockOffsetOf(server.Fqdn);
        var claims = new JsonObject
        {
            ["iss"] = $"{application}@{realm ?? Realm(world.Datacentre)}",
            ["aud"] = TokenIssuer.TokenServiceAudience(world.Tenant.TenantId),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
        };
        return JsonWebToken.Sign(key, thumbprint, claims);
    }

    /// <summary>AuthConfig's realm is normally blank; then the realm of the enabled ACS AuthServer counts (domain 2(a), a1).</summary>
    private static string Realm(Datacentre datacentre) => datacentre.AuthConfig.Realm is { Length: > 0 } own
        ? own
        : datacentre.AuthServers.Find(IsTokenService)?.Realm ?? throw new BrokenLinkException(
            "Exchange has no enabled AuthServer of type MicrosoftACS, so it knows no realm. " +
            "Run the Hybrid Configuration Wizard, or New-AuthServer.");

    private static bool IsTokenService(AuthServer server) =>
        server.Enabled && string.Equals(server.Type, AuthServer.AccessControlService, StringComparison.Ordinal);
}
