using HybridTrust.Local.Engine;
using HybridTrust.Local.Engine.History;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class DamageTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly EngineDirectory _original = new();
    private readonly Crowd _crowd = new();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(40, 40)]
    [InlineData(700, 30)]
    [InlineData(4096, 30)]
    public async Task Damage_in_the_middle_holds_those_it_hits_and_nobody_else(int length, int times)
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        var random = new Random(length);
        for (var time = 0; time < times; time++)
        {
            var start = random.NextInt64(map[^1].Start - length);
            await CheckAsync(map, start, length, seed: random.Next());
        }
    }

    [Fact]
    public async Task Damage_is_reported_with_its_place_and_its_victims()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        var victim = map.First(record => !Crowd.HasEnded(record.InstanceId));
        Overwrite(_original.JournalPath, victim.Start + 10, 4, seed: 1);

        await using var engine = await _original.OpenAsync(_crowd.Registry);

        var damage = Assert.Single(engine.Damage);
        Assert.Equal(victim.Start, damage.Offset);
        Assert.Equal(victim.End - victim.Start, damage.Length);
        Assert.Equal(1, damage.LostRecords);
        Assert.Equal([victim.InstanceId], damage.Instances);
        Assert.Equal(0, damage.Unattributed);
        var held = await engine.FindAsync(victim.InstanceId, _limit.Token);
        Assert.Equal(InstanceStatus.Held, held!.Status);
        Assert.Equal("DamagedHistory", held.Failure!.ErrorType);
        Assert.Contains($"byte {victim.Start}", held.Failure.Message, StringComparison.Ordinal);
        Assert.Contains(_original.JournalPath, held.Failure.Message, StringComparison.Ordinal);
        Assert.False(await engine.RaiseEventAsync(victim.InstanceId, "go", "gone", _limit.Token));
        Assert.Equal(StartOutcome.AlreadyExists, await _crowd.StartAsync(engine, victim.InstanceId, _limit.Token));
    }

    [Fact]
    public async Task A_record_that_rots_while_the_engine_runs_is_told_and_does_not_end_it()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        await using var engine = await _original.OpenAsync(_crowd.Registry);
        var victim = map.First(record => Crowd.HasEnded(record.InstanceId));
        Overwrite(_original.JournalPath, victim.Start + 10, 4, seed: 1);

        Assert.Equal(InstanceStatus.Held, (await engine.FindAsync(victim.InstanceId, _limit.Token))!.Status);
        var other = Crowd.Ids.First(id => Crowd.HasEnded(id) && !string.Equals(id, victim.InstanceId, StringComparison.Ordinal));
        Assert.Equal(Crowd.ResultOf(other), (await engine.FindAsync(other, _limit.Token))!.OutputJson);
    }

    public void Dispose()
    {
        _original.Dispose();
        _limit.Dispose();
    }

    private static void Overwrite(string path, long start, int length, int seed)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var old = new byte[length];
        file.Position = start;
        file.ReadExactly(old);
        var random = new Random(seed);
        file.Position = start;
        file.Write(Array.ConvertAll(old, value => (byte)(value ^ (1 + random.Next(255)))));
    }

    private async Task CheckAsync(IReadOnlyList<JournalMap> map, long start, int length, int seed)
    {
        using var directory = new EngineDirectory();
        File.Copy(_original.JournalPath, directory.JournalPath);
        Overwrite(directory.JournalPath, start, length, seed);
        var hit = map.Where(record => record.Touches(start, start + length)).ToLookup(record => record.InstanceId, StringComparer.Ordinal);

        // Twice: damage must be judged the same after the engine has written more.
        for (var opening = 0; opening < 2; opening++)
        {
            await using var engine = await directory.OpenAsync(_crowd.Registry);
            var damage = Assert.Single(engine.Damage);
            Assert.Equal(hit.Sum(records => records.Count()), damage.LostRecords);
            foreach (var id in Crowd.Ids)
            {
                await CheckMemberAsync(engine, id, hit[id].Select(record => record.Kind).ToList(), map);
            }
        }
    }

    private async Task CheckMemberAsync(
        EmbeddedEngine engine, string id, List<EventKind> lost, IReadOnlyList<JournalMap> map)
    {
        if (lost.Count == map.Count(record => string.Equals(record.InstanceId, id, StringComparison.Ordinal)))
        {
            Assert.Null(await engine.FindAsync(id, _limit.Token));
            return;
        }

        // The end is intact and says everything: a gap before it takes nothing away.
        var keepsItsEnd = Crowd.HasEnded(id)
            && !lost.Contains(EventKind.Started)
            && !lost.Contains(EventKind.Ended);
        if (lost.Count > 0 && !keepsItsEnd)
        {
            Assert.Equal(InstanceStatus.Held, (await engine.FindAsync(id, _limit.Token))!.Status);
            return;
        }

        var ended = await Crowd.FinishAsync(engine, id, _limit.Token);
        Assert.Equal(InstanceStatus.Completed, ended.Status);
        Assert.Equal(Crowd.ResultOf(id), ended.OutputJson);
    }
}
