using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Simulation.Worlds;

/// <summary>
/// What happens in the world without anybody asking for it, each at its own time: the servicelets of the servers, and what other people do. The
/// same world and the same times give the same events, however often somebody looks in between.
/// </summary>
internal sealed class EstateEvents(KeyFiles keys)
{
    /// <summary>When the next one is due; null when nothing is to come.</summary>
    public DateTimeOffset? NextOf(World world) => world.Datacentre.Servers.Select(server => AuthAdminServicelet.NextRun(server, world.EventsUntil))
        .Append(WizardRerun.NextRun(world, world.EventsUntil))
        .Append(RivalStaging.NextRun(world, world.EventsUntil))
        .Append(CertificateEnding.NextRun(world, world.EventsUntil))
        .Min();

    /// <summary>Lets happen what is due at a time, which <see cref="NextOf"/> told.</summary>
    public void Happen(World draft, DateTimeOffset at)
    {
        draft.Now = at;
        if (WizardRerun.NextRun(draft, draft.EventsUntil) == at)
        {
            WizardRerun.Run(draft);
        }

        if (RivalStaging.NextRun(draft, draft.EventsUntil) == at)
        {
            RivalStaging.Run(draft, keys);
        }

        if (CertificateEnding.NextRun(draft, draft.EventsUntil) == at)
        {
            CertificateEnding.Run(draft, keys);
        }

        foreach (var name in draft.Datacentre.Servers.Where(s => AuthAdminServicelet.NextRun(s, draft.EventsUntil) == at).Select(s => s.Fqdn).ToList())
        {
            AuthAdminServicelet.Run(draft, draft.Datacentre.FindServer(name)!);
        }

        draft.EventsUntil = at;
    }
}
