using System.Globalization;
using System.Text.Json;
using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Evidence;

public sealed class EvidenceLogTests
{
    private const string Run = "run-0123456789abcdef0123";

    private readonly InMemoryRecords _records = new();

    [Fact]
    public async Task Records_are_chained_and_intact()
    {
        var log = new EvidenceLog(_records);
        var head = await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a"), Entry("b")], default);
        await log.AppendAsync(Run, head, [Entry("c")], default);

        var read = await log.ReadAsync(Run, default);

        Assert.Equal([1, 2, 3], read.Select(r => r.Sequence));
        Assert.All(read, r => Assert.True(r.IsIntact()));
        Assert.Equal(EvidenceChain.StartHash, read[0].PreviousHash);
        Assert.Equal([read[0].Hash, read[1].Hash], read.Skip(1).Select(r => r.PreviousHash));
    }

    [Fact]
    public async Task Only_the_records_behind_a_known_one_are_read()
    {
        var log = new EvidenceLog(_records);
        await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a"), Entry("b"), Entry("c")], default);

        Assert.Equal([2, 3], (await log.ReadAsync(Run, after: 1, default)).Select(r => r.Sequence));
        Assert.Empty(await log.ReadAsync(Run, after: 3, default));

        // Each reading ends where nothing is yet.
        Assert.Equal([2, 3, 4, 4], _records.Read.Select(key => int.Parse(key[^6..], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Appending_the_same_again_after_a_crash_changes_nothing()
    {
        var log = new EvidenceLog(_records);
        var first = await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a"), Entry("b")], default);
        var again = await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a"), Entry("b")], default);

        Assert.Equal(first, again);
        Assert.Equal(2, (await log.ReadAsync(Run, default)).Count);
    }

    [Fact]
    public async Task Another_record_in_the_same_place_is_refused()
    {
        var log = new EvidenceLog(_records);
        await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a")], default);

        await Assert.ThrowsAsync<PermanentFailureException>(() => log.AppendAsync(Run, EvidenceChain.Start, [Entry("forged")], default));
    }

    [Theory]
    [InlineData("\"actor\":\"host\"", "\"actor\":\"nobody\"")]
    [InlineData("\"summary\":\"a\"", "\"summary\":\"z\"")]
    [InlineData("\"details\":{\"n\":1}", "\"details\":{\"n\":2}")]
    [InlineData("\"sequence\":1", "\"sequence\":2")]
    public async Task A_changed_record_is_not_intact(string was, string becomes)
    {
        var log = new EvidenceLog(_records);
        await log.AppendAsync(Run, EvidenceChain.Start, [Entry("a")], default);
        var key = new RecordKey("evidence", $"{Run}/000001");
        var stored = (await _records.FindAsync(key, default))!;
        var text = System.Text.Encoding.UTF8.GetString(stored.Content.Span);
        Assert.Contains(was, text, StringComparison.Ordinal);
        await _records.SaveAsync(key, System.Text.Encoding.UTF8.GetBytes(text.Replace(was, becomes, StringComparison.Ordinal)), default);

        Assert.False((await log.ReadAsync(Run, default)).Single().IsIntact());
    }

    private static EvidenceEntry Entry(string summary) => new(
        new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), EvidenceKind.Noted, "host", summary, JsonSerializer.SerializeToElement(new { n = 1 }));
}
