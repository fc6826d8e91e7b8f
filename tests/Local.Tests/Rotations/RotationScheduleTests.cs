using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HybridTrust.Local.Tests.Rotations.Schedules;
using Xunit;
using Xunit.Abstractions;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>
/// Random schedules of faults, second writers, silences and crashes, for servers in three time zones. Whatever happens, a real token of every server is
/// accepted by everybody at every simulated hour, what must be there before the date is there, and the run ends as it may. HYBRIDTRUST_SCHEDULES sets how
/// many; HYBRIDTRUST_SCHEDULE_SEED which. One that fails is made smaller, and told with what plays it again.
/// </summary>
public sealed class RotationScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_happens_meanwhile_everybody_accepts_every_server_at_every_hour()
    {
        var count = Number("HYBRIDTRUST_SCHEDULES", 20);
        var seed = (ulong)Number("HYBRIDTRUST_SCHEDULE_SEED", 1);
        var ended = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var hours = 0;
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        await using var worlds = new ScheduleWorlds();

        var property = Prop.ForAll(RandomSchedules.Any, schedule =>
        {
            var verdict = RunAsync(schedule, worlds).GetAwaiter().GetResult();
            ended.AddOrUpdate($"{verdict.Verdict.Result.Outcome}", 1, (_, known) => known + 1);
            Interlocked.Add(ref hours, verdict.Hours);
            Assert.True(verdict.Verdict.Breaches.Count == 0, verdict.Verdict.ToString());
        });
        try
        {
            await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(seed), null)).WithParallelRunConfig(new ParallelRunConfig(Environment.ProcessorCount)), property));
        }
        finally
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{ended.Values.Sum()} schedules, {hours} hours watched, in {watch.Elapsed.TotalSeconds:0} s and {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0} s of processor: {string.Join(", ", ended.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key} {e.Value}"))}"));
        }
    }

    public static TheoryData<string> Known { get; } = [.. KnownSchedules.All.Keys];

    [Theory]
    [MemberData(nameof(Known))]
    public async Task What_was_wrong_once_is_right_now(string known)
    {
        await using var worlds = new ScheduleWorlds();

        var (verdict, _) = await RunAsync(KnownSchedules.All[known], worlds);

        Assert.True(verdict.Breaches.Count == 0, verdict.ToString());
    }

    private static async Task<(ScheduleVerdict Verdict, int Hours)> RunAsync(RotationSchedule schedule, ScheduleWorlds worlds)
    {
        await using var run = await ScheduleRun.StartAsync(schedule, worlds);
        return (await run.RunAsync(), run.Hours);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
