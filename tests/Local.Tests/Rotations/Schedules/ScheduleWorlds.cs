using System.Collections.Concurrent;
using HybridTrust.Organizations;

namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>Worlds whose trust is set up, one of each kind: every schedule begins with a copy, keys and all, because setting one up takes longer than a rotation.</summary>
internal sealed class ScheduleWorlds : IAsyncDisposable
{
    /// <summary>How long the certificate lives where it ends soon.</summary>
    public const int LongestEnding = 80;

    private readonly ConcurrentDictionary<(string Sample, bool EndsSoon), Lazy<Task<RotationBench>>> _worlds = new();

    /// <summary>A bench with a copy, some days after it was set up: until then the world has come to rest, and its certificate has got old.</summary>
    public async Task<RotationBench> CopyAsync(RotationSchedule schedule)
    {
        var sample = schedule.Organization.Sample;
        var original = await _worlds.GetOrAdd((sample, schedule.EndsInDays is not null), kind => new Lazy<Task<RotationBench>>(() => SetUpAsync(kind.Sample, kind.EndsSoon))).Value;
        return await RotationBench.StartAsync(
            sample, adapt: schedule.KeepsWindows ? InWindows : null, copyOf: original.Estate.Data, setUp: false, kept: false, startAfterDays: schedule.EndsInDays is { } days ? LongestEnding - days : 1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
        {
            await (await world.Value).DisposeAsync();
        }
    }

    private static OrganizationProfile InWindows(OrganizationProfile profile) =>
        profile with { Rotation = profile.Rotation with { StagingWindow = RotationSchedule.Staging, ActivationWindow = RotationSchedule.Activation } };

    private static Task<RotationBench> SetUpAsync(string sample, bool endsSoon) => RotationBench.StartAsync(sample, change: estate =>
    {
        if (endsSoon)
        {
            RotationMishapTests.EndsIn(estate, LongestEnding);
        }
    });
}
