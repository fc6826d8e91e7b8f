using HybridTrust.Local.Engine;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class CrashTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_before_any_record_changes_neither_result_nor_effects(bool replayAlways)
    {
        var (expected, records) = await TellUndisturbedAsync();
        Assert.True(records > 30, $"The story is too short: {records} records.");
        for (var record = 1; record <= records; record++)
        {
            using var directory = new EngineDirectory();
            var story = new Story();
            await using (var engine = await directory.OpenAsync(story.Registry, new CrashBeforeRecord(record), replayAlways))
            {
                await Assert.ThrowsAsync<EngineStoppedException>(() => story.DriveAsync(engine, _limit.Token));
            }

            await using (var engine = await directory.OpenAsync(story.Registry, replayAlways: replayAlways))
            {
                Check(await story.DriveAsync(engine, _limit.Token), expected, $"crash before record {record}");
                Assert.Empty(engine.Damage);
            }

            story.AssertEveryEffectHappened();
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task An_engine_that_crashes_every_few_records_still_gets_to_the_end(int recordsPerLife)
    {
        var (expected, _) = await TellUndisturbedAsync();
        using var directory = new EngineDirectory();
        var story = new Story();
        WorkflowInstance? ended = null;
        for (var life = 0; ended is null; life++)
        {
            Assert.True(life < 200, "The story does not get on.");
            await using var engine = await directory.OpenAsync(story.Registry, CrashBeforeRecord.OfThisLife(recordsPerLife));
            try
            {
                ended = await story.DriveAsync(engine, _limit.Token);
            }
            catch (EngineStoppedException)
            {
                // The next life goes on.
            }
        }

        Check(ended, expected, $"{recordsPerLife} records a life");
        story.AssertEveryEffectHappened();
    }

    [Fact]
    public async Task A_kill_leaves_everything_acknowledged()
    {
        var (expected, _) = await TellUndisturbedAsync();
        using var directory = new EngineDirectory();
        var story = new Story();
        var engine = await directory.OpenAsync(story.Registry);
        var driving = story.DriveAsync(engine, _limit.Token);
        while (await engine.FindAsync("story", _limit.Token) is null)
        {
            await Task.Yield();
        }

        await engine.KillAsync();
        await Record.ExceptionAsync(() => driving);

        await using var again = await directory.OpenAsync(story.Registry);
        Assert.NotNull(await again.FindAsync("story", _limit.Token));
        Check(await story.DriveAsync(again, _limit.Token), expected, "kill");
    }

    public void Dispose() => _limit.Dispose();

    private static void Check(WorkflowInstance ended, string? expected, string what)
    {
        Assert.True(ended.Status == InstanceStatus.Completed, $"{what}: {ended.Status}, {ended.Failure?.Message}");
        Assert.Equal(expected, ended.OutputJson);
        Assert.Equal("\"waiting for approval\"", ended.StatusJson);
    }

    private async Task<(string? Result, int Records)> TellUndisturbedAsync()
    {
        using var directory = new EngineDirectory();
        var story = new Story();
        await using (var engine = await directory.OpenAsync(story.Registry))
        {
            var ended = await story.DriveAsync(engine, _limit.Token);
            await engine.StopAsync(CancellationToken.None);
            return (ended.OutputJson, JournalMap.Read(directory.JournalPath).Count);
        }
    }
}
