using HybridTrust.Local.Engine.Storage;
using HybridTrust.Workflows;
using Xunit;

namespace HybridTrust.Local.Tests.Engine;

public sealed class TornTailTests : IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private readonly EngineDirectory _original = new();
    private readonly Crowd _crowd = new();

    [Fact]
    public async Task A_journal_cut_at_any_byte_keeps_every_whole_record_and_is_no_damage()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        using var directory = new EngineDirectory();
        File.Copy(_original.JournalPath, directory.JournalPath);
        for (var length = map[^1].End; length >= 0; length -= length > map[^4].Start ? 1 : 37)
        {
            using var journal = JournalFile.Open(directory.DataDirectory);
            journal.Cut(length);

            var recovered = JournalScanner.Scan(journal);

            var whole = map.Where(record => record.End <= length).ToList();
            Assert.Equal(whole.Count, recovered.LastSequence);
            Assert.Equal(whole.Count == 0 ? 0 : whole[^1].End, recovered.IntactLength);
            Assert.Empty(recovered.Damage);
            Assert.All(recovered.Instances, instance => Assert.Null(instance.Damage));
        }
    }

    [Fact]
    public async Task A_journal_cut_at_any_byte_of_its_last_records_goes_on_to_the_same_results()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        // Not at every byte: the test above shows that all cuts inside one record leave the same journal.
        for (var length = map[^1].End - 1; length >= map[^2].Start; length -= 11)
        {
            await GoOnAsync(bytes => bytes[..(int)length]);
        }
    }

    [Fact]
    public async Task Nonsense_in_the_last_record_or_after_it_is_dropped()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var map = JournalMap.Read(_original.JournalPath);
        var random = new Random(7);
        for (var time = 0; time < 25; time++)
        {
            var at = random.NextInt64(map[^1].Start, map[^1].End);
            await GoOnAsync(bytes =>
            {
                bytes[at] ^= (byte)(1 + random.Next(255));
                return bytes;
            });
            await GoOnAsync(bytes => [.. bytes, .. RandomBytes(random)]);
        }
    }

    [Fact]
    public async Task A_torn_tail_is_gone_from_the_file_once_the_engine_has_opened_it()
    {
        await _crowd.FillAsync(_original, _limit.Token);
        var intact = await File.ReadAllBytesAsync(_original.JournalPath);
        await File.WriteAllBytesAsync(_original.JournalPath, [.. intact, .. new byte[5000]]);

        await using (await _original.OpenAsync(_crowd.Registry))
        {
            // Opening is all.
        }

        Assert.Equal(intact, await File.ReadAllBytesAsync(_original.JournalPath));
    }

    public void Dispose()
    {
        _original.Dispose();
        _limit.Dispose();
    }

    private static byte[] RandomBytes(Random random)
    {
        var bytes = new byte[random.Next(1, 600)];
        random.NextBytes(bytes);
        return bytes;
    }

    private async Task GoOnAsync(Func<byte[], byte[]> change)
    {
        using var directory = new EngineDirectory();
        await File.WriteAllBytesAsync(directory.JournalPath, change(await File.ReadAllBytesAsync(_original.JournalPath)));
        await using (var engine = await directory.OpenAsync(_crowd.Registry))
        {
            Assert.Empty(engine.Damage);
            foreach (var id in Crowd.Ids)
            {
                var ended = await Crowd.FinishAsync(engine, id, _limit.Token);
                Assert.Equal(InstanceStatus.Completed, ended.Status);
                Assert.Equal(Crowd.ResultOf(id), ended.OutputJson);
            }
        }
    }
}
