using HybridTrust.Runs;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Faults;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Whether a rotation ended as it may, and left the world as its outcome says.</summary>
internal static class ScheduleJudge
{
    /// <summary>Near its end a planned date is refused, and the sentence says what to do instead.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromDays(5);

    /// <summary>A window is open once in it.</summary>
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static IEnumerable<Breach> Judge(RunResult result, TrustWatch watch)
    {
        var world = watch.World;
        var config = world.Datacentre.AuthConfig;
        if (result.Outcome is not (RunOutcome.Proven or RunOutcome.RotatedWithGap or RunOutcome.StoppedSafely) && !(result.Outcome is RunOutcome.Failed && watch.IsBrokenByItself))
        {
            yield return new Breach(world.Now, $"The rotation ended {result.Outcome}: {result.Sentence}");
        }

        // What was there before the ticket may be what the run could not read.
        if (result.Outcome is RunOutcome.StoppedSafely && config is { NextCertificateThumbprint.Length: > 0, NextCertificateEffectiveDate: { } date } && date > world.Now
            && !EstateEyes.Same(config.NextCertificateThumbprint, watch.FormerNext)
            && !result.Sentence.Contains(config.NextCertificateThumbprint, StringComparison.OrdinalIgnoreCase))
        {
            yield return new Breach(world.Now, $"It stopped while {config.NextCertificateThumbprint} will be published at {date:u}, and does not say so: {result.Sentence}");
        }

        foreach (var breach in result.Outcome is RunOutcome.Proven ? Finished(watch) : [])
        {
            yield return breach;
        }
    }

    /// <summary>What stopped is brought to its end by the next ticket, once nothing stands in the way any more.</summary>
    public static IEnumerable<Breach> JudgeAgain(RunResult first, RunResult again, TrustWatch watch)
    {
        var world = watch.World;
        var current = world.Datacentre.Servers.Select(s => s.Find(world.Datacentre.AuthConfig.CurrentCertificateThumbprint)).OfType<StoreEntry>().First().Certificate;
        if (current.NotAfter - world.Now < TooLate + (watch.KeepsWindows ? Week : TimeSpan.Zero) && again.Outcome is RunOutcome.StoppedSafely)
        {
            yield break;
        }

        // Where the first had only not been able to prove it, the next has nothing to change, and proves it.
        if (again.Outcome is not (RunOutcome.Proven or RunOutcome.NothingToDo))
        {
            yield return new Breach(world.Now, $"It stopped ({first.Sentence}), and the next ticket did not finish it: {again.Outcome} {again.Sentence}");
            yield break;
        }

        foreach (var breach in Finished(watch))
        {
            yield return breach;
        }
    }

    /// <summary>A breach that the schedule forces and the outcome tells: near the end somebody was left without, on purpose.</summary>
    public static bool IsForced(Breach breach, RunResult result, RotationSchedule schedule) => result.Outcome is RunOutcome.RotatedWithGap
        && breach.Who is { } who
        && schedule.Faults.Any(f => f.Name switch
        {
            FaultNames.PrincipalRefuses => f.Application == Guid.Empty ? who == EstateEyes.DedicatedApplication : who == f.Application.ToString(),
            FaultNames.ServerUnreachable => who == f.Server,
            _ => false,
        });

    private static IEnumerable<Breach> Finished(TrustWatch watch)
    {
        var world = watch.World;
        var config = world.Datacentre.AuthConfig;
        if (EstateEyes.Same(config.CurrentCertificateThumbprint, watch.Former) || config.NextCertificateThumbprint.Length > 0)
        {
            yield return new Breach(world.Now, $"Proven, and yet AuthConfig names {config.CurrentCertificateThumbprint} as current and '{config.NextCertificateThumbprint}' as next.");
        }

        foreach (var server in watch.Eyes.Servers(world).Where(s => !EstateEyes.Same(world.InUse(s), config.CurrentCertificateThumbprint)))
        {
            yield return new Breach(world.Now, $"Proven, and yet {server.Fqdn} signs with {world.InUse(server)}.");
        }

        foreach (var machine in world.Machines.Where(m => m.InactiveComponents.Count > 0 || m.ComponentHolds.Count > 0 || m.ApplicationPools.Any(p => p.StartedAt is null)))
        {
            yield return new Breach(world.Now, $"Proven, and yet {machine.Fqdn} does not serve: {string.Join(", ", machine.InactiveComponents.Concat(machine.ComponentHolds.Select(h => h.Component)))}.");
        }

        foreach (var (name, application) in watch.Eyes.Principals(world).Where(p => EstateEyes.KeyOf(world, p.Application, watch.Former) is not null))
        {
            yield return new Breach(world.Now, $"Proven, and yet {name} ({application}) still has the key {watch.Former}.");
        }
    }
}
