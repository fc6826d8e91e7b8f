using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HybridTrust.Certificates;
using HybridTrust.Simulation;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>
/// Real tokens. Each server signs with the private key of the certificate that it holds to be the current one, and everybody who must take it checks the
/// signature with the key that is registered there.
/// </summary>
internal sealed class TokenTrials(EstateHost estate, EstateEyes eyes, TimeProvider clock) : IDisposable
{
    /// <summary>What a token service allows between clocks.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly TokenService _service = new(estate.Store, estate.Keys, new EstateCounters(), clock);
    private readonly Dictionary<string, RSA> _private = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RSA> _public = new(StringComparer.OrdinalIgnoreCase);
    private string _exchanged = "";

    /// <summary>Every server's token at everybody's door; gives who was turned away.</summary>
    public IEnumerable<Breach> Try(World world)
    {
        var state = new List<string>();
        foreach (var server in eyes.Servers(world).Where(s => !EstateEyes.IsOut(world, s)))
        {
            var thumbprint = world.InUse(server);
            if (server.Find(thumbprint) is not { } entry || !EstateEyes.Holds(server, thumbprint) || entry.Certificate.NotAfter < world.Now)
            {
                yield return new Breach(world.Now, $"{server.Fqdn} cannot sign: it has no usable key of {thumbprint}, which is the current one there.", server.Fqdn);
                continue;
            }

            var token = JsonWebToken.TryRead(Sign(world, server, thumbprint, TokenIssuer.Exchange))!;
            foreach (var (name, application) in eyes.Principals(world))
            {
                var key = EstateEyes.KeyOf(world, application, thumbprint);
                state.Add($"{server.Fqdn} {thumbprint} {name} {key is not null}");
                if (key is null || !token.IsSignedBy(Public(key.Certificate)))
                {
                    yield return new Breach(world.Now, $"{name} does not accept {thumbprint}, which {server.Fqdn} signs with.", name);
                }
            }

            foreach (var frontEnd in world.Skype?.FrontEnds ?? [])
            {
                var known = world.Skype!.LocalStore(frontEnd, world.Now).Partners.SelectMany(p => p.Certificates).FirstOrDefault(c => EstateEyes.Same(c.Thumbprint, thumbprint));
                if (known is null || !token.IsSignedBy(Public(known)))
                {
                    yield return new Breach(world.Now, $"Front end {frontEnd.Fqdn} does not accept {thumbprint}, which {server.Fqdn} signs with.", frontEnd.Fqdn);
                }
            }
        }

        // The whole exchange with the tenant's token service is made whenever anything is not as it was an hour ago.
        var seen = string.Join('\n', state);
        if (string.Equals(seen, _exchanged, StringComparison.Ordinal))
        {
            yield break;
        }

        _exchanged = seen;
        foreach (var breach in Exchange(world))
        {
            yield return breach;
        }
    }

    public void Dispose()
    {
        foreach (var key in _private.Values.Concat(_public.Values))
        {
            key.Dispose();
        }
    }

    private IEnumerable<Breach> Exchange(World world) =>
        from server in eyes.Servers(world)
        where !EstateEyes.IsOut(world, server) && world.ClockOffsetOf(server.Fqdn).Duration() <= Skew
        let thumbprint = world.InUse(server)
        where EstateEyes.Holds(server, thumbprint)
        from principal in eyes.Principals(world)
        let answer = _service.Ask(world.Tenant.TenantId, Sign(world, server, thumbprint, principal.Application), $"{TokenIssuer.Exchange}/outlook.office365.com@{world.Tenant.TenantId}")
        where answer is TokenAnswer.Refused
        select new Breach(world.Now, $"The token service turns {server.Fqdn} away at {principal.Name}: {((TokenAnswer.Refused)answer).Explanation}", principal.Name);

    private string Sign(World world, EstateServer server, string thumbprint, Guid application)
    {
        var now = world.ClockOf(server.Fqdn);
        return JsonWebToken.Sign(Private(thumbprint), thumbprint, new JsonObject
        {
            ["iss"] = $"{application}@{world.Tenant.TenantId}",
            ["aud"] = TokenIssuer.TokenServiceAudience(world.Tenant.TenantId),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
        });
    }

    private RSA Private(string thumbprint) => _private.TryGetValue(thumbprint, out var key)
        ? key
        : _private[thumbprint] = estate.Keys.Find(thumbprint) ?? throw new InvalidOperationException($"The estate has no key of {thumbprint}.");

    private RSA Public(PublicCertificate certificate)
    {
        if (!_public.TryGetValue(certificate.Thumbprint, out var key))
        {
            using var loaded = X509CertificateLoader.LoadCertificate(certificate.Der.Span);
            key = _public[certificate.Thumbprint] = loaded.GetRSAPublicKey()!;
        }

        return key;
    }
}
