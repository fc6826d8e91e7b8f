using System.Globalization;
using HybridTrust.Local.Engine;
using HybridTrust.Local.Tests.Rotations.Schedules;
using HybridTrust.Runs;
using Xunit;
using Xunit.Abstractions;

namespace HybridTrust.Local.Tests.Rotations;

/// <summary>The host dies at records of its journal, all along a rotation. HYBRIDTRUST_ROTATION_KILLS sets at how many; 0 means at each of them.</summary>
public sealed class RotationCrashTests(ITestOutputHelper output)
{
    private static readonly RotationSchedule Quiet = new(
        ScheduledOrganization.Fabrikam, EndsInDays: null, UtcOffsetMinutes: 0, ReadsDatesAsLocal: false, ApprovalTakesHours: 0, Faults: [], HostCrashes: [], HostDownHours: 0, RunnerCrashes: []);

    [Fact]
    public async Task Killed_at_records_all_along_the_rotation_goes_on_and_makes_each_change_once()
    {
        await using var worlds = new ScheduleWorlds();
        var records = await RecordsAsync(worlds);
        var kills = Kills(4, records);
        for (var kill = 1; kill <= kills; kill++)
        {
            await RotateAsync(worlds, [Math.Max(2, (int)(records * kill / (kills + 1)))]);
        }

        output.WriteLine($"Killed at {kills} of {records} records, a rotation each.");
    }

    [Fact]
    public async Task One_rotation_that_is_killed_again_and_again_goes_on_and_makes_each_change_once()
    {
        await using var worlds = new ScheduleWorlds();
        var records = await RecordsAsync(worlds);
        var kills = Kills(60, records);

        // Killed more often it writes a little less: what a killed activity would have told is told by the one after it.
        var died = await RotateAsync(worlds, [.. Enumerable.Range(1, (int)kills).Select(kill => 1 + (int)(records * kill / kills)).Distinct()]);

        Assert.True(died > kills * 9 / 10, $"It was to be killed {kills} times and died {died} times.");
        output.WriteLine($"Killed {died} times in one rotation of {records} records.");
    }

    private static async Task<long> RecordsAsync(ScheduleWorlds worlds)
    {
        await using var bench = await worlds.CopyAsync(Quiet);
        Assert.Equal(RunOutcome.Proven, (await bench.RotateAsync()).Outcome);
        return bench.Records;
    }

    /// <summary>Gives how often the host died.</summary>
    private static async Task<int> RotateAsync(ScheduleWorlds worlds, IReadOnlyList<int> records)
    {
        await using var bench = await worlds.CopyAsync(Quiet);
        var crashes = new CrashPlan([.. records.Select(record => (long)record)]);
        for (var died = 0; ; died++)
        {
            try
            {
                var result = await bench.RotateAsync(bench.Request(), crashes);
                Assert.True(result.Outcome is RunOutcome.Proven, $"killed before {records.Count} records from {records[0]} on: {result.Sentence}");
                Assert.Equal(["CreateAuthCertificate", "CopyAuthCertificate", "Set-AuthConfig"], Writes(bench));
                return died;
            }
            catch (EngineStoppedException)
            {
                // It starts again, and finds what it had written.
            }
        }
    }

    private static IEnumerable<string> Writes(RotationBench bench) =>
        bench.Estate.Shells.Calls.Where(c => c is "CreateAuthCertificate" or "CopyAuthCertificate" or "RemoveCertificate" or "RecycleApplicationPools" or "Set-AuthConfig");

    private static long Kills(int otherwise, long records) =>
        !long.TryParse(Environment.GetEnvironmentVariable("HYBRIDTRUST_ROTATION_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? otherwise
        : asked == 0 ? records
        : asked;
}
