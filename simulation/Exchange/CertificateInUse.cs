using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// Which auth certificate a server's processes hold, which may be behind what AuthConfig names: they follow when the servicelet runs or when the OWA and
/// ECP application pools are recycled (domain 2(e), e7).
/// </summary>
internal static class CertificateInUse
{
    /// <summary>The directory as the domain controller of a server's own site shows it now.</summary>
    public static Datacentre SeenBy(this World world, EstateServer server) =>
        world.Replication.SeenAt(world.Datacentre, world.Datacentre.DomainControllerFor(server).Site, world.Now);

    /// <summary>The thumbprint of the certificate that a server signs tokens and protects sign-ins with.</summary>
    public static string InUse(this World world, EstateServer server) => server.CertificateInUse is { Length: > 0 } held
        ? held
        : world.SeenBy(server).AuthConfig.CurrentCertificateThumbprint;

    /// <summary>A server's processes read again what the directory says.</summary>
    public static void Follow(this World world, string fqdn)
    {
        var server = world.Datacentre.FindServer(fqdn)!;
        var seen = world.SeenBy(server);
        world.Datacentre.Servers.Replace(server, server with
        {
            CertificateInUse = seen.AuthConfig.CurrentCertificateThumbprint,
            LoadedOAuth = OAuthConfiguration.Load(seen, server, world.Tenant.TenantId, world.Now),
        });
    }

    /// <summary>Why a server cannot work with its auth certificate, in words; null when it can. OWA, ECP and the shell depend on it (domain 11, row 2).</summary>
    public static string? TroubleOf(this World world, EstateServer server)
    {
        var thumbprint = world.InUse(server);
        return server.Find(thumbprint) is not { } entry ? $"the auth certificate {thumbprint} is not in the store"
            : !world.CanUseKey(server, entry) ? $"the private key of the auth certificate {thumbprint} cannot be used"
            : world.ClockOf(server.Fqdn) > entry.Certificate.NotAfter ? $"the auth certificate {thumbprint} expired"
            : null;
    }
}
