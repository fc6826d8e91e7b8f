using System.Text;
using HybridTrust.Local.Hosting.Records;
using HybridTrust.Records;
using Xunit;

namespace HybridTrust.Local.Records;

public sealed class FileRecordsTests : IDisposable
{
    private static readonly RecordKey Key = new("runs", "run-1/a.b");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_reads_back_also_after_a_restart()
    {
        var tag = await Open().TryCreateAsync(Key, Bytes("one"), default);

        var read = await Open().FindAsync(Key, default);

        Assert.Equal(("one", tag), (Text(read), read?.Tag));
        Assert.Null(await Open().FindAsync(new RecordKey("runs", "run-2"), default));
    }

    [Fact]
    public async Task A_key_is_created_once()
    {
        var records = Open();
        Assert.NotNull(await records.TryCreateAsync(Key, Bytes("one"), default));

        Assert.Null(await records.TryCreateAsync(Key, Bytes("two"), default));

        Assert.Equal("one", Text(await records.FindAsync(Key, default)));
    }

    [Fact]
    public async Task A_write_needs_the_tag_of_what_is_there()
    {
        var records = Open();
        var first = (await records.TryCreateAsync(Key, Bytes("one"), default))!;
        var second = (await records.TryReplaceAsync(Key, first, Bytes("two"), default))!;

        Assert.Null(await records.TryReplaceAsync(Key, first, Bytes("late"), default));
        Assert.Null(await records.TryReplaceAsync(new RecordKey("runs", "gone"), second, Bytes("late"), default));
        Assert.False(await records.TryRemoveAsync(Key, first, default));
        Assert.Equal("two", Text(await records.FindAsync(Key, default)));
        Assert.True(await records.TryRemoveAsync(Key, second, default));
        Assert.Null(await records.FindAsync(Key, default));
    }

    [Fact]
    public async Task A_tag_never_comes_back_with_the_same_content()
    {
        var records = Open();
        var first = (await records.TryCreateAsync(Key, Bytes("same"), default))!;
        var second = (await records.TryReplaceAsync(Key, first, Bytes("other"), default))!;
        await records.TryReplaceAsync(Key, second, Bytes("same"), default);

        Assert.Null(await records.TryReplaceAsync(Key, first, Bytes("late"), default));
    }

    [Fact]
    public async Task Of_writers_side_by_side_one_wins_each_round()
    {
        var records = Open();
        await records.TryCreateAsync(Key, Bytes("0"), default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 10;)
            {
                var there = (await records.FindAsync(Key, default))!;
                var next = int.Parse(Text(there)!, System.Globalization.CultureInfo.InvariantCulture) + 1;
                done += await records.TryReplaceAsync(Key, there.Tag, Bytes($"{next}"), default) is null ? 0 : 1;
            }
        })));

        Assert.Equal("80", Text(await records.FindAsync(Key, default)));
    }

    [Fact]
    public async Task Of_creators_side_by_side_one_wins()
    {
        var records = Open();

        var tags = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => records.TryCreateAsync(Key, Bytes($"{n}"), default))));

        Assert.Single(tags, t => t is not null);
    }

    [Fact]
    public async Task What_a_crash_left_half_written_is_cleared_and_harms_nothing()
    {
        await Open().TryCreateAsync(Key, Bytes("one"), default);
        var leftover = Path.Combine(_folder.FullPath, "writing", "half");
        await File.WriteAllTextAsync(leftover, "hal");

        var records = Open();

        Assert.False(File.Exists(leftover));
        Assert.Equal("one", Text(await records.FindAsync(Key, default)));
        Assert.Single(await Ids(records, "runs", ""));
    }

    [Fact]
    public async Task A_damaged_record_is_named_and_never_taken_for_a_shorter_one()
    {
        await Open().TryCreateAsync(Key, Bytes("one hundred"), default);
        var file = Directory.EnumerateFiles(_folder.FullPath, "*.record", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);

        for (var length = 0; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(file, bytes[..length]);
            var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Open().FindAsync(Key, default));
            Assert.Contains(Key.ToString(), failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Keys_that_look_alike_stay_apart_and_inside_the_folder()
    {
        // Names of devices, ends in dots, a file beside a folder of its name, and collections with parts.
        RecordKey[] keys =
        [
            new("a", "b"), new("a", "b/c"), new("a/b", "c"), new("a", "b.record"), new("a", "b.record/c"), new("a", "con"), new("a", "con."),
            new("a", "con/nul"), new("a", "b."), new("a", "b..c"), new("a", "lpt1.x"), new("a", new string('z', 121)),
        ];
        var records = Open();
        foreach (var key in keys)
        {
            Assert.NotNull(await records.TryCreateAsync(key, Bytes(key.ToString() + key.Collection.Length), default));
        }

        foreach (var key in keys)
        {
            Assert.Equal(key.ToString() + key.Collection.Length, Text(await records.FindAsync(key, default)));
        }

        Assert.Equal(
            keys.Where(k => k.Collection == "a").Select(k => k.Id).Order(StringComparer.Ordinal),
            await Ids(records, "a", ""));
        Assert.All(
            Directory.EnumerateFileSystemEntries(_folder.FullPath, "*", SearchOption.AllDirectories),
            path => Assert.StartsWith(_folder.FullPath, Path.GetFullPath(path), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("A")]
    [InlineData("a//b")]
    [InlineData("")]
    public void A_key_cannot_lead_out_of_the_folder(string id) => Assert.Throws<ArgumentException>(() => new RecordKey("runs", id));

    [Fact]
    public async Task A_list_is_in_order_and_holds_what_starts_with_the_prefix()
    {
        var records = Open();
        foreach (var id in new[] { "run-2/000002", "run-1/000010", "run-1/000002", "run-10/000001", "run-1" })
        {
            await records.TryCreateAsync(new RecordKey("evidence", id), Bytes("x"), default);
        }

        Assert.Equal(["run-1/000002", "run-1/000010"], await Ids(records, "evidence", "run-1/"));
        Assert.Equal(["run-1", "run-1/000002", "run-1/000010", "run-10/000001"], await Ids(records, "evidence", "run-1"));
        Assert.Equal(["run-2/000002"], await Ids(records, "evidence", "run-2/0000"));
        Assert.Empty(await Ids(records, "nothing", ""));
        Assert.Empty(await Ids(records, "evidence", "run-3/"));
    }

    private static async Task<List<string>> Ids(FileRecords records, string collection, string prefix)
    {
        var ids = new List<string>();
        await foreach (var key in records.ListAsync(collection, prefix, default))
        {
            ids.Add(key.Id);
        }

        return ids;
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Text(StoredRecord? record) => record is null ? null : Encoding.UTF8.GetString(record.Content.Span);

    private FileRecords Open() => new(_folder.FullPath);
}
