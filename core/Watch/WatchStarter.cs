using HybridTrust.Json;
using HybridTrust.Records;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Watch;

/// <summary>
/// Begins a watch of all organizations, unless one is at work: a second beside it would ask every tenant twice. Whoever begins one first takes a
/// claim in the records, so that timers of several hosts, or a timer that fires twice, begin one all the same.
/// </summary>
public sealed partial class WatchStarter(IRecords records, IWorkflowClient workflows, TimeProvider time, ILogger<WatchStarter> logger)
{
    private static readonly RecordKey Key = new("watch-claim", "last");

    /// <summary>A watch that has not ended by then never will: it stands in nobody's way any more, and the pulse has raised the alarm.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long a claim without a watch is left to whoever took it, and may be about to start it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Begins one.</summary>
    /// <returns>The watch that was begun; null while another is at work.</returns>
    public async Task<string?> StartAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var there = await records.FindAsync(Key, cancellation);
        if (there is not null && TrustJson.Deserialize<WatchClaim>(there.Content.Span) is var before && await IsAtWorkAsync(before, now, cancellation))
        {
            LogAtWork(before.Watch, before.At);
            return null;
        }

        var claim = new WatchClaim(WatchWorkflow.IdAt(now), now);
        var taken = there is null
            ? await records.TryCreateAsync(Key, TrustJson.SerializeToUtf8(claim), cancellation)
            : await records.TryReplaceAsync(Key, there.Tag, TrustJson.SerializeToUtf8(claim), cancellation);
        if (taken is null)
        {
            // Somebody was first, at this moment.
            return null;
        }

        await workflows.StartAsync(WatchWorkflow.Reference, claim.Watch, WatchOrder.All, cancellation);
        return claim.Watch;
    }

    private async Task<bool> IsAtWorkAsync(WatchClaim claim, DateTimeOffset now, CancellationToken cancellation) =>
        await workflows.FindAsync(claim.Watch, cancellation) is { } watch
            ? watch.Status is InstanceStatus.Running && now - claim.At < Longest
            : now - claim.At < Patience;

    [LoggerMessage(1, LogLevel.Warning, "No watch is begun: {Watch}, begun {At:u}, is still at work.", EventName = "WatchStillAtWork")]
    private partial void LogAtWork(string watch, DateTimeOffset at);
}
