using System.Security.Cryptography.X509Certificates;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Skype;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Network;

/// <summary>What the world's web servers answer: names, certificates, paths, and whether the servers behind them are well.</summary>
internal sealed class WebReach(World world, DateTimeOffset now)
{
    public const string NoSuchName = "NameResolutionFailure";
    public const string NoConnection = "ConnectFailure";
    private const string AutodiscoverPool = "MSExchangeAutodiscoverAppPool";
    private const string OwaPool = "MSExchangeOWAAppPool";
    private const string EcpPool = "MSExchangeECPAppPool";
    private const string ServicesPool = "MSExchangeServicesAppPool";

    public WebAnswer Get(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            return WebAnswer.Nothing("UnsupportedAddress");
        }

        if (world.FindName(address.Host) is not { } target)
        {
            return WebAnswer.Nothing(NoSuchName);
        }

        return world.Datacentre.FindServer(target) is { } server
            ? world.IsUnreachable(server) ? WebAnswer.Nothing(NoConnection) : FromExchange(server, address)
            : world.Skype?.FindFrontEnd(target) is { } frontEnd && !world.IsUnreachable(frontEnd)
                ? FromPool(world.Skype, frontEnd, address)
                : WebAnswer.Nothing(NoConnection);
    }

    private WebAnswer FromExchange(EstateServer server, Uri address)
    {
        var trusted = Covers(server.Store.FirstOrDefault(c => c.Services.Contains("IIS", StringComparer.OrdinalIgnoreCase)), address.Host);
        if (server.Role is ExchangeRole.Edge)
        {
            return WebAnswer.Nothing(NoConnection);
        }

        var path = address.AbsolutePath.ToLowerInvariant();
        if (world.Datacentre.MetadataPaths.Contains(path, StringComparer.OrdinalIgnoreCase))
        {
            return new(200, trusted, Metadata(server), null);
        }

        return new(
            path switch
            {
                "/autodiscover/autodiscover.svc" or "/autodiscover/autodiscover.xml" => IsUp(server, AutodiscoverPool) ? 401 : 503,
                "/ews/exchange.asmx" => IsUp(server, ServicesPool) ? 401 : 503,
                "/ews/healthcheck.htm" => IsActive(server, "EwsProxy") && IsUp(server, ServicesPool) ? 200 : 503,
                "/autodiscover/healthcheck.htm" => IsActive(server, "AutoDiscoverProxy") && IsUp(server, AutodiscoverPool) ? 200 : 503,
                "/owa/healthcheck.htm" => IsActive(server, "OwaProxy") && IsUp(server, OwaPool) && Signs(server) ? 200 : 503,
                "/ecp/healthcheck.htm" => IsActive(server, "EcpProxy") && IsUp(server, EcpPool) && Signs(server) ? 200 : 503,
                "/owa/" or "/owa" => SignIn(server, OwaPool),
                "/ecp/" or "/ecp" => SignIn(server, EcpPool),
                _ => 404,
            },
            trusted,
            null,
            null);
    }

    /// <summary>Sends to the page for signing in, or fails as soon as it has to protect a cookie (domain 2(e)).</summary>
    private int SignIn(EstateServer server, string pool) => !IsUp(server, pool) ? 503 : Signs(server) ? 302 : 500;

    private bool Signs(EstateServer server) => world.TroubleOf(server) is null;

    private WebAnswer FromPool(SkypeDeployment skype, FrontEnd frontEnd, Uri address)
    {
        var trusted = Covers(frontEnd.Assigned(FrontEnd.Default), address.Host);
        if (!string.Equals(address.AbsolutePath, "/metadata/json/1", StringComparison.OrdinalIgnoreCase))
        {
            return new(404, trusted, null, null);
        }

        return frontEnd.Assigned(FrontEnd.TokenIssuer) is { } issuer
            ? new(200, trusted, new AuthMetadata(SkypeDeployment.ApplicationIdentifier, skype.Realm, [issuer.Certificate]), null)
            : new(500, trusted, null, null);
    }

    /// <summary>Exchange lists the certificate in use, and the next one once it is staged (domain 11, row 14).</summary>
    private AuthMetadata Metadata(EstateServer server)
    {
        var config = world.SeenBy(server).AuthConfig;
        return new(
            TokenIssuer.Exchange.ToString(),
            config.Realm.Length > 0 ? config.Realm : world.Datacentre.SmtpDomain,
            [.. new[] { world.InUse(server), config.CurrentCertificateThumbprint, config.NextCertificateThumbprint }
                .Distinct(StringComparer.OrdinalIgnoreCase).Select(server.Find).OfType<StoreEntry>().Select(e => e.Certificate)]);
    }

    private bool IsActive(EstateServer server, string component) => world.FindMachine(server.Fqdn)?.IsActive(component) is true;

    private bool IsUp(EstateServer server, string pool) => world.FindMachine(server.Fqdn)?.FindPool(pool)?.StartedAt is not null;

    private bool Covers(StoreEntry? entry, string host)
    {
        if (entry is null)
        {
            return false;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(entry.Certificate.Der.Span);
        var selfSigned = string.Equals(certificate.Subject, certificate.Issuer, StringComparison.Ordinal);
        return !selfSigned && now >= entry.Certificate.NotBefore && now <= entry.Certificate.NotAfter && certificate.MatchesHostname(host);
    }
}
