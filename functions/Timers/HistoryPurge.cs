using HybridTrust.Functions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Timers;

/// <summary>Forgets the engine's histories of what ended long ago. Evidence, approvals and everything else that lasts are records, which it cannot reach.</summary>
internal sealed partial class HistoryPurge(HostSettings settings, TimeProvider time, ILogger<HistoryPurge> logger)
{
    /// <summary>The trigger.</summary>
    [Function("purgeHistories")]
    public async Task RunAsync(
        [TimerTrigger($"%{SettingNames.PurgeSchedule}%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var before = time.GetUtcNow().AddDays(-settings.HistoryRetentionDays);
        var purged = await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(
                CreatedFrom: DateTimeOffset.UnixEpoch,
                CreatedTo: before,
                Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]),
            cancellation);
        LogPurged(purged.PurgedInstanceCount, before);
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} histories of what was begun before {Before} and has ended were purged.", EventName = "HistoriesPurged")]
    private partial void LogPurged(int count, DateTimeOffset before);
}
