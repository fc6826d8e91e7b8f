using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Watch;

/// <summary>Looks at the job signer, and records and logs that a watch of all organizations ended. Alerts read the log, and its absence.</summary>
internal sealed partial class EndWatchActivity(WatchStore store, CauseLedger causes, IJobSigner signer, TimeProvider time, ILogger logger) : Activity<WatchEnding, bool>
{
    private const string Host = "host";

    public override async Task<bool> RunAsync(WatchEnding input, CancellationToken cancellation)
    {
        var before = await store.HeartbeatAsync(cancellation);
        var reading = await SignerAsync(cancellation);
        var sighting = reading.Certificates.SingleOrDefault();
        if (sighting is { IsInsideWindow: true })
        {
            LogInsideWindow(sighting.Sentence, sighting.Level);
        }

        foreach (var problem in reading.Problems)
        {
            LogProblem(problem.Sentence);
        }

        // A signer that could not be read may be near its end still.
        var open = before?.OpenCauses ?? [.. WatchCauses.Of(new ExpiryReading(Host, before?.Signer is { } known ? [known] : [], []), Succession.None, time.GetUtcNow()).Select(cause => cause.Id)];
        var seen = WatchCauses.Of(reading, Succession.None, time.GetUtcNow());
        var settled = await causes.SettleAsync(WatchStore.HostScope, new WatchPolicy(), open, seen, keepsUnseen: sighting is null, cancellation);
        await store.BeatAsync(new WatchHeartbeat(input.Watch, time.GetUtcNow(), input.Totals, sighting) { OpenCauses = settled.Open }, cancellation);
        LogHeartbeat(input.Totals.Organizations, input.Totals.Certificates, input.Totals.Inside, input.Totals.Problems);
        return true;
    }

    private async Task<ExpiryReading> SignerAsync(CancellationToken cancellation)
    {
        try
        {
            var certificate = await signer.CertificateAsync(cancellation);
            var now = time.GetUtcNow();
            var sighting = new CertificateSighting(
                Host, "the host", certificate.Thumbprint, certificate.NotAfter, certificate.NotAfter - now,
                ExpiryThresholds.LevelOf(certificate.NotBefore, certificate.NotAfter, new RotationPolicy(), now))
            { Kind = WatchedCertificate.JobSigner };
            return new ExpiryReading(Host, [sighting], []);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new ExpiryReading(Host, [], [new WatchProblem(WatchProblemKind.SignerUnreadable, "job signer",
                $"The job signer's certificate could not be read, so no job is signed and no approval counts: {failure.Message.TrimEnd('.')}. See whether what keeps it (the vault's " +
                "'job-signer', or the host's data folder) answers, and whether the host may read it.")]);
        }
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
