using HybridTrust.Organizations;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Exchange;

/// <summary>Where auth certificates are in the stores of servers, and how they get there (domain 2(e), e4).</summary>
internal static class AuthCertificates
{
    public const string Subject = "CN=Microsoft Exchange Server Auth Certificate";

    /// <summary>Puts a certificate with its private key into a server's store; a usable one that is there stays.</summary>
    public static void Import(this World world, EstateServer server, StoreEntry entry, bool exportable)
    {
        if (server.Find(entry.Thumbprint) is null)
        {
            world.Datacentre.Servers.Replace(server, server with
            {
                Store = [.. server.Store, new StoreEntry(entry.Certificate, HasPrivateKey: true, PrivateKeyReadable: true, []) { PrivateKeyExportable = exportable }],
            });
        }
    }

    /// <summary>
    /// What Exchange does by itself: a server that lacks a certificate of AuthConfig gets it from another one of its own Active Directory site. Other
    /// sites never do (domain 7, trap 15).
    /// </summary>
    public static void FetchWithinSite(this World world, EstateServer server, string thumbprint)
    {
        if (thumbprint.Length == 0 || server.Role is ExchangeRole.Edge || server.Find(thumbprint) is not null)
        {
            return;
        }

        var holder = world.Datacentre.Servers.Find(other => other.Role is not ExchangeRole.Edge
            && string.Equals(other.AdSite, server.AdSite, StringComparison.OrdinalIgnoreCase)
            && !world.IsUnreachable(other)
            && other.Find(thumbprint) is { PrivateKeyExportable: true } held && world.CanUseKey(other, held));
        if (holder is not null)
        {
            world.Import(server, holder.Find(thumbprint)!, exportable: true);
        }
    }

    /// <summary>Names the next certificate; the servers of the shell's own site get it at once.</summary>
    public static void Stage(this World world, EstateServer on, string thumbprint, DateTimeOffset date)
    {
        world.Change(config => config with { NextCertificateThumbprint = thumbprint, NextCertificateEffectiveDate = date, NextStagedAt = world.Now });
        foreach (var server in world.Datacentre.Servers.Where(s => string.Equals(s.AdSite, on.AdSite, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            if (!world.IsUnreachable(server))
            {
                world.FetchWithinSite(server, thumbprint);
            }
        }
    }

    /// <summary>What refers to a certificate on a server, in words; null when nothing does.</summary>
    public static string? UserOf(this World world, EstateServer server, string thumbprint)
    {
        var config = world.Datacentre.AuthConfig;
        return Is(config.CurrentCertificateThumbprint) ? "AuthConfig (current)"
            : Is(config.NextCertificateThumbprint) ? "AuthConfig (next)"
            : Is(config.PreviousCertificateThumbprint) ? "AuthConfig (previous)"
            : Is(server.InternalTransportCertificateThumbprint) ? "transport"
            : server.Find(thumbprint)?.Services is [var service, ..] ? service
            : world.FindMachine(server.Fqdn)?.IisBindings.FirstOrDefault(b => Is(b.Thumbprint))?.Site;

        bool Is(string? other) => string.Equals(other, thumbprint, StringComparison.OrdinalIgnoreCase);
    }
}
