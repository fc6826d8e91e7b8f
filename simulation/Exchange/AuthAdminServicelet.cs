using HybridTrust.Organizations;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Exchange;

/// <summary>
/// The AuthAdmin servicelet in each server's MSExchangeServiceHost: runs when the service starts and every twelve hours, by what the domain controller
/// of its own site tells. It publishes the next certificate once the date has passed by the server's clock, fetches certificates that the server
/// lacks from its own site, and lets the server's processes follow (domain 2(e), e6).
/// </summary>
internal static class AuthAdminServicelet
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(12);

    private const string Host = "MSExchangeServiceHost";

    /// <summary>The first run of a server's servicelet after a time; null where there is none.</summary>
    public static DateTimeOffset? NextRun(EstateServer server, DateTimeOffset after) => server.Role is ExchangeRole.Edge
        ? null
        : after < server.ServiceHostStartedAt
            ? server.ServiceHostStartedAt
            : server.ServiceHostStartedAt + (Every * (((after - server.ServiceHostStartedAt).Ticks / Every.Ticks) + 1));

    public static void Run(World world, EstateServer server)
    {
        var controller = world.Datacentre.DomainControllerFor(server);
        if (world.IsUnreachable(server) || world.IsUnreachable(controller) || world.Strikes(FaultNames.ServiceletLate, server.Fqdn)
            || world.FindMachine(server.Fqdn)?.Services.Any(s => s is { Name: Host, Running: false }) is true)
        {
            return;
        }

        if (IsDue(world, server))
        {
            Publish(world, server, controller.Site);
        }

        var config = world.SeenBy(server).AuthConfig;
        foreach (var thumbprint in new[] { config.CurrentCertificateThumbprint, config.NextCertificateThumbprint })
        {
            world.FetchWithinSite(world.Datacentre.FindServer(server.Fqdn)!, thumbprint);
        }

        world.Follow(server.Fqdn);
    }

    private static bool IsDue(World world, EstateServer server) =>
        world.SeenBy(server).AuthConfig is { NextCertificateThumbprint.Length: > 0, NextCertificateEffectiveDate: { } date }
        && date <= world.ClockOf(server.Fqdn);

    /// <summary>Of two sites that publish before they hear of each other, the later one changes nothing more.</summary>
    private static void Publish(World world, EstateServer server, string site)
    {
        var published = world.SeenBy(server).AuthConfig.Published();
        world.Replicate(site);
        if (!string.Equals(world.Datacentre.AuthConfig.CurrentCertificateThumbprint, published.CurrentCertificateThumbprint, StringComparison.OrdinalIgnoreCase))
        {
            world.Change(config => config with
            {
                CurrentCertificateThumbprint = published.CurrentCertificateThumbprint,
                PreviousCertificateThumbprint = published.PreviousCertificateThumbprint,
                NextCertificateThumbprint = "",
            });
        }

        var now = world.Datacentre.FindServer(server.Fqdn)!;
        world.Datacentre.Servers.Replace(now, now with
        {
            AuthAdminEvents = [.. now.AuthAdminEvents, new AuthAdminEvent(AuthAdminEvent.Published, world.ClockOf(server.Fqdn))],
        });
    }
}
