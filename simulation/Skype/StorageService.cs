using System.Text.Json.Nodes;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Network;
using HybridTrust.Simulation.Partners;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Skype;

/// <summary>
/// The storage service of a front end, which writes to a user's mailbox. No token service stands between the two products: the front end signs
/// with its OAuthTokenIssuer certificate and Exchange checks with the certificates of the partner application; Exchange answers for itself with
/// its auth certificate, and the front end checks with those of its own partner application. Real signatures, both ways.
/// </summary>
internal sealed class StorageService(World world, KeyFiles keys, DateTimeOffset now)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Reaches the mailbox of a user; gives it.</summary>
    /// <exception cref="BrokenLinkException">A link does not hold.</exception>
    public Recipient Reach(FrontEnd frontEnd, SkypeUser user)
    {
        var skype = world.Skype!;
        var settings = skype.LocalStore(frontEnd, now);
        var server = Locate(skype, settings);
        var exchange = settings.Partners.FirstOrDefault(p => p.Enabled && string.Equals(p.ApplicationIdentifier, TokenIssuer.Exchange.ToString(), StringComparison.OrdinalIgnoreCase))
            ?? throw new BrokenLinkException($"The pool has no enabled partner application for Exchange that has reached {frontEnd.Fqdn}.");
        if (!string.Equals(exchange.TrustLevel, "Full", StringComparison.OrdinalIgnoreCase))
        {
            throw new BrokenLinkException($"The pool's partner application '{exchange.Name}' has trust level {exchange.TrustLevel}, not Full.");
        }

        new SelfIssuedTokens(world, now).Accept(server, SignAsPool(skype, frontEnd, exchange));
        CheckAnswer(exchange, SignAsExchange(server, skype));
        return world.Datacentre.FindRecipient(user.Mailbox) is { Type: RecipientType.UserMailbox } mailbox
            ? mailbox
            : throw new BrokenLinkException($"There is no mailbox '{user.Mailbox}' on premises for sip:{user.SipAddress}.");
    }

    /// <summary>Autodiscover, by the address that Skype knows: the service's, not the XML file's (domain 7, trap 22).</summary>
    private EstateServer Locate(SkypeDeployment skype, CentralStore settings)
    {
        var url = settings.ExchangeAutodiscoverUrl;
        if (!url.EndsWith(".svc", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            throw new BrokenLinkException($"ExchangeAutodiscoverUrl is '{url}', which is not the address of autodiscover.svc.");
        }

        if (!IsWithin(address.Host, skype.SipDomain) && !IsAllowed(address.Host, settings.ExchangeAutodiscoverAllowedDomains))
        {
            throw new BrokenLinkException($"{address.Host} is outside {skype.SipDomain}, and ExchangeAutodiscoverAllowedDomains does not allow it.");
        }

        return new WebReach(world, now).Get(url) switch
        {
            { Status: null } nothing => throw new BrokenLinkException($"Nothing answers at {url}: {nothing.Failure}."),
            { Trusted: false } => throw new BrokenLinkException($"The certificate of {url} is not trusted."),
            { Status: not 401 } answer => throw new BrokenLinkException($"{url} answers {answer.Status}."),
            _ => world.Datacentre.FindServer(world.FindName(address.Host)!)!,
        };
    }

    private string SignAsPool(SkypeDeployment skype, FrontEnd frontEnd, SkypePartner exchange)
    {
        var entry = frontEnd.Assigned(FrontEnd.TokenIssuer)
            ?? throw new BrokenLinkException($"{frontEnd.Fqdn} has no OAuthTokenIssuer certificate in its store.");
        return Sign(
            frontEnd.Fqdn, world.CanUseKey(frontEnd, entry), entry, $"{SkypeDeployment.ApplicationIdentifier}@{skype.Realm}",
            $"{exchange.ApplicationIdentifier}@{exchange.Realm}");
    }

    private string SignAsExchange(EstateServer server, SkypeDeployment skype)
    {
        var thumbprint = world.InUse(server);
        var entry = server.Find(thumbprint) ?? throw new BrokenLinkException($"{server.Fqdn} does not hold the auth certificate {thumbprint}.");
        return Sign(
            server.Fqdn, world.CanUseKey(server, entry), entry, TokenIssuer.Exchange.ToString(), $"{SkypeDeployment.ApplicationIdentifier}@{skype.Realm}");
    }

    private string Sign(string signer, bool usable, StoreEntry entry, string issuer, string audience)
    {
        using var key = usable ? keys.Find(entry.Thumbprint) : null;
        return key is null
            ? throw new BrokenLinkException($"{signer} cannot use the private key of certificate {entry.Thumbprint}.")
            : JsonWebToken.Sign(key, entry.Thumbprint, new JsonObject
            {
                ["iss"] = issuer,
                ["aud"] = audience,
                ["nbf"] = now.ToUnixTimeSeconds(),
                ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
                ["simulated"] = true,
            });
    }

    private static void CheckAnswer(SkypePartner exchange, string answer)
    {
        if (!SelfIssuedTokens.IsSignedBy(JsonWebToken.TryRead(answer)!, exchange.Certificates))
        {
            throw new BrokenLinkException(
                $"Exchange's answer is signed with a certificate that the pool's partner application '{exchange.Name}' does not list. Let it read the metadata again.");
        }
    }

    private static bool IsAllowed(string host, string allowed) =>
        allowed.StartsWith("*.", StringComparison.Ordinal) && IsWithin(host, allowed[2..]);

    private static bool IsWithin(string host, string domain) =>
        string.Equals(host, domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase);
}
