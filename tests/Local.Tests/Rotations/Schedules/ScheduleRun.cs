using HybridTrust.Local.Engine;
using HybridTrust.Runs;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Worlds;
using HybridTrust.Testing;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Lets one schedule happen to one world, and judges what came of it.</summary>
internal sealed class ScheduleRun : IAsyncDisposable
{
    private readonly RotationSchedule _schedule;
    private readonly RotationBench _bench;
    private readonly TrustWatch _watch;
    private readonly CrashPlan _crashes;
    private readonly HashSet<int> _deaths;
    private readonly DateTimeOffset _started;
    private int _notes;

    private ScheduleRun(RotationSchedule schedule, RotationBench bench)
    {
        _schedule = schedule;
        _bench = bench;
        _crashes = new CrashPlan([.. schedule.HostCrashes.Select(record => (long)record)]);
        _deaths = [.. schedule.RunnerCrashes];
        _started = bench.Clock.GetUtcNow();
        _watch = new TrustWatch(bench.Estate.Host, schedule.Organization, bench.Clock, bench.Estate.Profile.Rotation);
    }

    /// <summary>Hours at which every token was tried.</summary>
    public int Hours => _watch.Hours;

    public static async Task<ScheduleRun> StartAsync(RotationSchedule schedule, ScheduleWorlds worlds)
    {
        var bench = await worlds.CopyAsync(schedule);
        bench.Estate.Host.Store.Change(world => MoveTo(world, schedule));
        return new ScheduleRun(schedule, bench);
    }

    /// <summary>Rotates through it all; gives what must not have been.</summary>
    public async Task<ScheduleVerdict> RunAsync()
    {
        _watch.Look();
        foreach (var fault in _schedule.Faults.Where(f => f.Name is not ScheduledFault.RunnersSilent))
        {
            await _bench.Estate.BreakAsync(fault.Name, Addressed(fault).Body());
        }

        _bench.Clock.EachHour = _ => _watch.Look();
        _bench.Estate.Shells.OnCall = _watch.Before;
        _bench.ApprovalTakes = TimeSpan.FromHours(_schedule.ApprovalTakesHours);
        _bench.RunnersAnswer = now => !_schedule.Faults.Any(f => f.Name is ScheduledFault.RunnersSilent && f.IsOn((int)(now - _started).TotalHours));
        foreach (var runner in _bench.Run.Runners)
        {
            runner.BeforeNote = Die;
        }

        var result = await RotateAsync(_bench.Request());
        var breaches = new List<Breach>(ScheduleJudge.Judge(result, _watch));

        // The trust goes on by itself for a day, and then somebody sends the ticket again, on a better day.
        _bench.Clock.MoveTo(_bench.Clock.GetUtcNow().AddDays(1));
        if (result.Outcome is RunOutcome.StoppedSafely or RunOutcome.Failed)
        {
            _bench.Estate.Host.Store.Change(world => world.Faults.RemoveAll(_ => true));
            _bench.RunnersAnswer = _ => true;
            _bench.ApprovalTakes = TimeSpan.Zero;
            _bench.Clock.MoveTo(_bench.Clock.GetUtcNow().AddDays(1));
            var again = await RotateAsync(_bench.Request("CHG8"));
            breaches.AddRange(ScheduleJudge.JudgeAgain(result, again, _watch));
        }

        breaches.AddRange(_watch.Breaches.Where(b => !ScheduleJudge.IsForced(b, result, _schedule)));
        return new ScheduleVerdict(result, breaches, await _bench.CommentsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _bench.Clock.EachHour = null;
        _watch.Dispose();
        await _bench.DisposeAsync();
    }

    /// <summary>Again and again, as often as the host dies.</summary>
    private async Task<RunResult> RotateAsync(RunRequest request)
    {
        while (true)
        {
            try
            {
                return await _bench.RotateAsync(request, _crashes);
            }
            catch (EngineStoppedException)
            {
                _bench.Clock.MoveTo(_bench.Clock.GetUtcNow().AddHours(_schedule.HostDownHours));
            }
        }
    }

    private void Die()
    {
        if (_deaths.Remove(++_notes))
        {
            throw new RunnerDiedException();
        }
    }

    /// <summary>The dedicated application has an id of its own in each world.</summary>
    private ScheduledFault Addressed(ScheduledFault fault) =>
        fault is { Name: FaultNames.PrincipalRefuses } && fault.Application == Guid.Empty && _schedule.Organization.DedicatedApplication
            ? fault with { Application = EstateEyes.Dedicated(_watch.World) }
            : fault;

    private static bool MoveTo(World world, RotationSchedule schedule)
    {
        world.Datacentre = world.Datacentre with { ReadsDatesAsLocal = schedule.ReadsDatesAsLocal };
        for (var i = 0; i < world.Machines.Count; i++)
        {
            world.Machines[i] = world.Machines[i] with { UtcOffsetMinutes = schedule.UtcOffsetMinutes };
        }

        return true;
    }
}
