using System.Text;
using System.Text.Json;
using HybridTrust.Evidence;
using HybridTrust.Functions.Azure.Records;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class BlobRecordsTests : IAsyncLifetime
{
    private static readonly RecordKey Key = new("plans", "run-1/plan");
    private FakeStorage _storage = null!;

    private BlobRecords Records => new(_storage.Client);

    public async Task InitializeAsync() => _storage = await FakeStorage.StartAsync();

    public Task DisposeAsync() => _storage.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_written_is_read_with_its_tag_and_every_request_carries_the_token()
    {
        var tag = await CreateAsync(Key, "one");

        var read = await Records.FindAsync(Key, CancellationToken.None);

        Assert.Equal("one", Text(read!.Content));
        Assert.Equal(tag, read.Tag);
        Assert.Null(await Records.FindAsync(new RecordKey("plans", "other"), CancellationToken.None));
        Assert.Equal("/account/records/plans/run-1/plan", Uri.UnescapeDataString(_storage.Service.Requests.First().Target));
        Assert.All(_storage.Service.Requests, r => Assert.Equal("Bearer storage-token", r.Header("Authorization")));
    }

    [Fact]
    public async Task Only_one_creates()
    {
        Assert.NotNull(await CreateAsync(Key, "one"));
        Assert.Null(await CreateAsync(Key, "two"));
        Assert.Equal("one", Text((await Records.FindAsync(Key, CancellationToken.None))!.Content));
    }

    [Fact]
    public async Task Only_who_quotes_the_newest_tag_replaces()
    {
        var first = await CreateAsync(Key, "one");
        var second = await ReplaceAsync(Key, first!, "two");

        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Null(await ReplaceAsync(Key, first!, "three"));
        Assert.Null(await ReplaceAsync(new RecordKey("plans", "none"), first!, "three"));
        Assert.Equal("two", Text((await Records.FindAsync(Key, CancellationToken.None))!.Content));
    }

    [Fact]
    public async Task Only_who_quotes_the_newest_tag_removes()
    {
        var first = await CreateAsync(Key, "one");
        var second = await ReplaceAsync(Key, first!, "two");

        Assert.False(await Records.TryRemoveAsync(Key, first!, CancellationToken.None));
        Assert.True(await Records.TryRemoveAsync(Key, second!, CancellationToken.None));
        Assert.False(await Records.TryRemoveAsync(Key, second!, CancellationToken.None));
        Assert.Null(await Records.FindAsync(Key, CancellationToken.None));
    }

    [Fact]
    public async Task Keys_are_listed_by_prefix_in_ordinal_order_over_all_pages()
    {
        foreach (var id in new[] { "a/3", "a-b/1", "a/1", "a/2", "a.c", "b" })
        {
            await CreateAsync(new RecordKey("plans", id), id);
        }

        await CreateAsync(new RecordKey("plans-more", "a/9"), "");

        Assert.Equal(["a/1", "a/2", "a/3"], await IdsAsync("plans", "a/"));
        Assert.Equal(["a-b/1", "a.c", "a/1", "a/2", "a/3", "b"], await IdsAsync("plans", ""));
        Assert.Empty(await IdsAsync("plans", "z"));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_has_succeeded()
    {
        _storage.LoseAnswers(1);
        var tag = await CreateAsync(Key, "one");
        _storage.LoseAnswers(1);
        var next = await ReplaceAsync(Key, tag!, "two");

        Assert.Equal(next, (await Records.FindAsync(Key, CancellationToken.None))!.Tag);
        Assert.NotEqual(tag, next);
        Assert.Null(await CreateAsync(Key, "three"));
    }

    [Fact]
    public async Task Evidence_lies_in_its_own_container_and_is_never_changed()
    {
        var evidence = new RecordKey("evidence", "run-1/000001");
        var tag = await CreateAsync(evidence, "seen");

        Assert.StartsWith("/account/evidence/", _storage.Service.Requests.First().Target, StringComparison.Ordinal);
        Assert.Null(await CreateAsync(evidence, "seen"));
        var refusal = await Assert.ThrowsAsync<PermanentFailureException>(() => ReplaceAsync(evidence, tag!, "not seen"));
        Assert.Contains("immutability policy", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evidence_log_of_core_chains_and_reads_back()
    {
        var log = new EvidenceLog(Records);
        var entry = new EvidenceEntry(DateTimeOffset.UnixEpoch, EvidenceKind.Noted, "host", "Seen.", JsonSerializer.SerializeToElement("x"));

        var head = await log.AppendAsync("run-1", EvidenceChain.Start, [entry, entry, entry], CancellationToken.None);
        var again = await log.AppendAsync("run-1", EvidenceChain.Start, [entry, entry, entry], CancellationToken.None);

        Assert.Equal(head, again);
        Assert.Equal([1, 2, 3], (await log.ReadAsync("run-1", CancellationToken.None)).Select(r => r.Sequence));
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);

    private Task<string?> CreateAsync(RecordKey key, string content) =>
        Records.TryCreateAsync(key, Encoding.UTF8.GetBytes(content), CancellationToken.None);

    private Task<string?> ReplaceAsync(RecordKey key, string tag, string content) =>
        Records.TryReplaceAsync(key, tag, Encoding.UTF8.GetBytes(content), CancellationToken.None);

    private async Task<List<string>> IdsAsync(string collection, string prefix)
    {
        var ids = new List<string>();
        await foreach (var key in Records.ListAsync(collection, prefix, CancellationToken.None))
        {
            ids.Add(key.Id);
        }

        return ids;
    }
}
