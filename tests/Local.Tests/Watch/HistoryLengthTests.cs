using System.Globalization;
using HybridTrust.Local.Engine.History;
using HybridTrust.Local.Tests.Engine;
using HybridTrust.Local.Tests.Rotations;
using HybridTrust.Runs;
using HybridTrust.Watch;
using Xunit;

namespace HybridTrust.Local.Tests.Watch;

/// <summary>No history grows above a thousand events, not of the longest watch nor of the longest rotation.</summary>
public sealed class HistoryLengthTests
{
    private const int Most = 1000;

    [Fact]
    public async Task No_history_of_a_watch_that_takes_all_its_tries_is_longer_than_a_thousand_events()
    {
        // Two histories' worth of organizations: all are put off twice, and for as many different times as there are rounds.
        using var watch = new PagedWatch(WatchWorkflow.MostOrganizations + 100, (name, _) =>
            TimeSpan.FromMinutes(3 * (1 + (int.Parse(name[4..], CultureInfo.InvariantCulture) % 5))));

        await watch.RunAsync();

        Assert.All(Enumerable.Range(0, WatchWorkflow.MostOrganizations + 100), i => Assert.Equal(3, watch.AskedOf(i).Count));
        var lengths = LengthsIn(watch.JournalPath);
        Assert.Contains("watch-1-rest", lengths.Keys);
        Assert.All(lengths, history => Assert.True(history.Value <= Most, $"{history.Key} has {history.Value} events"));

        // Ten thousand are one more history of the same size, whatever their number: each takes MostOrganizations and hands the rest on.
        Assert.Equal(50 * WatchPageWorkflow.Size, WatchWorkflow.MostOrganizations);
    }

    [Fact]
    public async Task No_history_of_a_rotation_that_waits_sixty_days_is_longer_than_a_thousand_events()
    {
        await using var bench = await RotationBench.StartAsync(adapt: profile => profile with { Rotation = profile.Rotation with { LeadDays = 60 } });
        var began = bench.Clock.GetUtcNow();

        var result = await bench.RotateAsync();

        Assert.Equal(RunOutcome.Proven, result.Outcome);
        Assert.True(bench.Clock.GetUtcNow() - began > TimeSpan.FromDays(60));
        Assert.All(LengthsIn(bench.JournalPath), history => Assert.True(history.Value <= Most, $"{history.Key} has {history.Value} events"));
    }

    /// <summary>
    /// The events of each history, as Durable Task would have them at most: beside what the journal has, each input may begin and end a turn of its own.
    /// </summary>
    private static Dictionary<string, int> LengthsIn(string journal) => JournalMap.Read(journal)
        .GroupBy(record => record.InstanceId, StringComparer.Ordinal)
        .ToDictionary(
            history => history.Key,
            history => history.Count() + (2 * history.Count(r => r.Kind is
                EventKind.Started or EventKind.TaskCompleted or EventKind.TaskFailed or EventKind.TimerFired or EventKind.EventRaised)),
            StringComparer.Ordinal);
}
