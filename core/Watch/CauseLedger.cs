using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Records;

namespace HybridTrust.Watch;

/// <summary>
/// The open causes, a record each. A cause is raised when its record is first written, raised again when it is worse, and closed when a look finds it
/// gone. What raises is safe to repeat, and the record says it was done only afterwards: a crash in between raises the same ticket once more, never none.
/// </summary>
/// <param name="records">Where they are kept.</param>
/// <param name="runs">What became of the runs that were opened.</param>
/// <param name="desk">Who tells people.</param>
internal sealed class CauseLedger(IRecords records, CauseRuns runs, WatchDesk desk)
{
    private const string Collection = "watch-causes";

    /// <summary>Brings the ledger in line with a look.</summary>
    /// <param name="scope">The organization, or the host.</param>
    /// <param name="policy">How its people are told.</param>
    /// <param name="open">Ids of the causes that were open after the look before.</param>
    /// <param name="seen">What there is now.</param>
    /// <param name="keepsUnseen">True when the look did not get to its end: what it did not see may be there still.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CauseSettlement> SettleAsync(
        string scope, WatchPolicy policy, IReadOnlyList<string> open, IReadOnlyList<WatchCause> seen, bool keepsUnseen, CancellationToken cancellation)
    {
        var raised = 0;
        foreach (var cause in seen.Where(cause => !cause.IsUnderWay))
        {
            raised += await RaiseAsync(scope, policy, cause, cancellation) ? 1 : 0;
        }

        // What a rotation is at is not raised; nor is it gone, because a rotation may come to nothing.
        var still = seen.Where(cause => !cause.IsUnderWay || open.Contains(cause.Id, StringComparer.Ordinal)).Select(cause => cause.Id).ToHashSet(StringComparer.Ordinal);
        var gone = keepsUnseen ? [] : open.Where(id => !still.Contains(id)).ToList();
        foreach (var id in gone)
        {
            await CloseAsync(Key(scope, id), policy, cancellation);
        }

        still.UnionWith(open.Except(gone, StringComparer.Ordinal));
        return new CauseSettlement([.. still.Order(StringComparer.Ordinal)], raised, gone.Count);
    }

    /// <summary>Where a cause is kept.</summary>
    public static RecordKey Key(string scope, string id) => new(Collection, $"{scope}/{id}");

    private async Task<bool> RaiseAsync(string scope, WatchPolicy policy, WatchCause seen, CancellationToken cancellation)
    {
        var key = Key(scope, seen.Id);
        while (true)
        {
            var there = await records.FindAsync(key, cancellation);
            var before = there is null ? seen : TrustJson.Deserialize<WatchCause>(there.Content.Span);
            var cause = before with { Level = seen.Level, Sentence = seen.Sentence, Remedy = seen.Remedy };
            var tag = there?.Tag ?? await records.TryCreateAsync(key, TrustJson.SerializeToUtf8(cause), cancellation);
            if (tag is null)
            {
                continue;
            }

            // What is seen dates from this look.
            if (await NewsAsync(before, cause, policy, seen.Since, cancellation) is not { } news)
            {
                return false;
            }

            var told = await desk.TellAsync(news, policy, seen.Since, cancellation) with { Told = cause.Level > before.Told ? cause.Level : before.Told };
            if (await records.TryReplaceAsync(key, tag, TrustJson.SerializeToUtf8(told), cancellation) is not null)
            {
                return true;
            }
        }
    }

    /// <summary>The cause as it is told; null while people know all there is to know.</summary>
    private async Task<WatchCause?> NewsAsync(WatchCause before, WatchCause cause, WatchPolicy policy, DateTimeOffset now, CancellationToken cancellation)
    {
        var isTooLateByNow = cause.Remedy is WatchRemedy.EmergencyPublish && before.Remedy is not WatchRemedy.EmergencyPublish;
        if (before.Told < cause.Level || isTooLateByNow)
        {
            return cause with { Again = 0 };
        }

        return policy.OpensRuns && await runs.CameToNothingAsync(cause, now, cancellation) ? cause with { Again = cause.Again + 1 } : null;
    }

    private async Task CloseAsync(RecordKey key, WatchPolicy policy, CancellationToken cancellation)
    {
        while (await records.FindAsync(key, cancellation) is { } there)
        {
            await desk.TellGoneAsync(TrustJson.Deserialize<WatchCause>(there.Content.Span), policy, cancellation);
            if (await records.TryRemoveAsync(key, there.Tag, cancellation))
            {
                return;
            }
        }
    }
}
