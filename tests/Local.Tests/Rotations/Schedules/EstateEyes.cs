using HybridTrust.Simulation;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Looks at the world itself: who must know the certificate, what they know, what servers hold. Nothing of it asks the product.</summary>
internal sealed class EstateEyes(EstateHost estate, ScheduledOrganization organization)
{
    /// <summary>What an admin sees in the portal.</summary>
    public const string DedicatedApplication = "the dedicated application";

    public World World => estate.Store.Current;

    public IEnumerable<EstateServer> Servers(World world) => organization.Servers.Select(name => world.Datacentre.FindServer(name)!);

    /// <summary>Who checks signatures in the cloud, with the application that tokens are asked for as.</summary>
    public IEnumerable<(string Name, Guid Application)> Principals(World world)
    {
        foreach (var principal in organization.Principals)
        {
            yield return (principal.ToString(), principal);
        }

        if (organization.DedicatedApplication)
        {
            yield return (DedicatedApplication, Dedicated(world));
        }
    }

    public static Guid Dedicated(World world) => world.Tenant.Applications.Single(a => a.DisplayName.StartsWith("ExchangeServerApp-", StringComparison.Ordinal)).AppId;

    /// <summary>The key that verifies a certificate's signatures at an application now; null when there is none.</summary>
    public static PrincipalKey? KeyOf(World world, Guid application, string thumbprint) => world.Tenant.KeysOf(application).FirstOrDefault(key =>
        Same(key.Certificate.Thumbprint, thumbprint) && key.Usage is "Verify" && key.StartDateTime <= world.Now && world.Now <= key.EndDateTime);

    /// <summary>Whether a server has a certificate in its store with a private key that its services can read, faults aside.</summary>
    public static bool Holds(EstateServer server, string thumbprint) => server.Find(thumbprint) is { HasPrivateKey: true, PrivateKeyReadable: true };

    /// <summary>Whether a server is kept from working by what the schedule does to it.</summary>
    public static bool IsOut(World world, EstateServer server) => world.IsUnreachable(server) || world.Strikes(FaultNames.PrivateKeyUnreadable, server.Fqdn);

    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
