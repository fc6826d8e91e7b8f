using HybridTrust.Functions.Settings;
using HybridTrust.Watch;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Functions.Timers;

/// <summary>Looks at every organization's auth certificate. The alerts of a deployment read the names of these events.</summary>
internal sealed partial class ExpiryWatch(ExpiryCheck check, ILogger<ExpiryWatch> logger)
{
    /// <summary>The trigger.</summary>
    [Function("watch")]
    public async Task RunAsync([TimerTrigger($"%{SettingNames.WatchSchedule}%")] TimerInfo timer, CancellationToken cancellation)
    {
        var (organizations, certificates, inside, problems) = (0, 0, 0, 0);
        await foreach (var reading in check.ReadAsync(cancellation))
        {
            organizations++;
            certificates += reading.Certificates.Count;
            foreach (var sighting in reading.Certificates.Where(seen => seen.IsInsideWindow))
            {
                inside++;
                LogInsideWindow(sighting.Sentence, sighting.Level);
            }

            foreach (var problem in reading.Problems)
            {
                problems++;
                LogProblem(problem);
            }
        }

        LogHeartbeat(organizations, certificates, inside, problems);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Sentence} ({Level})", EventName = "CertificateInsideWindow")]
    private partial void LogInsideWindow(string sentence, ExpiryLevel level);

    [LoggerMessage(2, LogLevel.Error, "{Problem}", EventName = "WatchProblem")]
    private partial void LogProblem(string problem);

    [LoggerMessage(3, LogLevel.Information,
        "The watch looked at {Organizations} organizations and saw {Certificates} certificates: {Inside} inside their thresholds, {Problems} problems.",
        EventName = "WatchHeartbeat")]
    private partial void LogHeartbeat(int organizations, int certificates, int inside, int problems);
}
