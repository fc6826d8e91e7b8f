using HybridTrust.Certificates;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Faults;

/// <summary>
/// The auth certificate turns out to have ended yesterday. A certificate cannot be given another date, so one with the same subject takes its place that
/// ended, wherever it was: in AuthConfig, in the stores of servers and among the keys of the tenant. It happens once.
/// </summary>
internal static class CertificateEnding
{
    private const int LifeDays = 1825;

    public static DateTimeOffset? NextRun(World world, DateTimeOffset after) => FaultOf(world) is { } fault ? fault.StartsAt > after ? fault.StartsAt : after : null;

    public static void Run(World world, KeyFiles keys)
    {
        var fault = FaultOf(world)!;
        world.Faults.Remove(fault);
        world.Faults.Add(fault with { Remaining = 0 });
        var former = world.Datacentre.AuthConfig.CurrentCertificateThumbprint;
        var subject = world.Datacentre.Servers.Select(s => s.Find(former)).OfType<StoreEntry>().FirstOrDefault()?.Certificate.Subject ?? AuthCertificates.Subject;
        var ended = new CertificateIssuer(keys, world.Now).Issue(new StartingCertificate(subject, [], IssuedDaysAgo: LifeDays + 1, LifeDays), keepKey: true);
        foreach (var server in world.Datacentre.Servers.ToList())
        {
            world.Datacentre.Servers.Replace(server, server with
            {
                Store = [.. server.Store.Select(e => Is(e.Thumbprint, former) ? e with { Certificate = ended } : e)],
                CertificateInUse = Is(server.CertificateInUse, former) ? ended.Thumbprint : server.CertificateInUse,
                LoadedOAuth = null,
            });
        }

        world.Change(config => config with { CurrentCertificateThumbprint = ended.Thumbprint });
        foreach (var principal in world.Tenant.Principals.ToList())
        {
            world.Tenant.Principals.Replace(principal, principal with { Keys = Aged(principal.Keys, former, ended) });
        }

        foreach (var application in world.Tenant.Applications.ToList())
        {
            world.Tenant.Applications.Replace(application, application with { Keys = Aged(application.Keys, former, ended) });
        }
    }

    private static IReadOnlyList<PrincipalKey> Aged(IReadOnlyList<PrincipalKey> keys, string former, PublicCertificate ended) =>
        [.. keys.Select(k => Is(k.Certificate.Thumbprint, former) ? PrincipalKey.For(ended, k.KeyId, k.DisplayName) : k)];

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static Fault? FaultOf(World world) => world.Faults.Find(f => f is { Name: FaultNames.CertificateEnded, Remaining: > 0 });
}
