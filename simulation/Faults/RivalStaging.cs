using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Faults;

/// <summary>
/// A second admin who does not know of the first: some hours after a next certificate was set he makes one of his own and sets that one, for a month
/// later. He does it once.
/// </summary>
internal static class RivalStaging
{
    private const int LifeDays = 1825;
    private static readonly TimeSpan Lead = TimeSpan.FromDays(30);

    public static DateTimeOffset? NextRun(World world, DateTimeOffset after) =>
        FaultOf(world) is { } fault && world.Datacentre.AuthConfig is { NextCertificateThumbprint.Length: > 0, NextStagedAt: { } staged }
        && staged.AddHours(fault.Hours) is var at && at > after && fault.IsOn(at)
            ? at
            : null;

    public static void Run(World world, KeyFiles keys)
    {
        var fault = FaultOf(world)!;
        var server = world.Datacentre.FindServer(fault.Server ?? "") ?? world.Datacentre.ShellServer();
        var certificate = new CertificateIssuer(keys, world.Now).Issue(new StartingCertificate(AuthCertificates.Subject, [], IssuedDaysAgo: 0, LifeDays), keepKey: true);
        world.Datacentre.Servers.Replace(server, server with { Store = [.. server.Store, new StoreEntry(certificate, HasPrivateKey: true, PrivateKeyReadable: true, [])] });
        world.Replicate(world.Datacentre.DomainControllerFor(server).Site);
        world.Stage(world.Datacentre.FindServer(server.Fqdn)!, certificate.Thumbprint, world.Now + Lead);
        world.Faults.Remove(fault);
        if (fault is { Target: not RivalTarget.Next, Remaining: > 0 })
        {
            world.Faults.Add(fault with { Target = RivalTarget.Keys });
        }
    }

    private static Fault? FaultOf(World world) => world.Faults.Find(f => f is { Name: FaultNames.SecondWriter, Target: not RivalTarget.Keys });
}
