using System.Globalization;
using HybridTrust.Jobs;
using HybridTrust.Organizations;
using HybridTrust.Workflows;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Watch;

/// <summary>Looks at the job signer, and records and logs that a watch of all organizations ended. Alerts read the log, and its absence.</summary>
internal sealed partial class EndWatchActivity(WatchStore store, CauseLedger causes, IJobSigner signer, TimeProvider time, ILogger logger) : Activity<WatchEnding, bool>
{
    private const string Host = "host";

    /// <summary>The host's causes share the collection with organizations, so their scope is a name that none has.</summary>
    private const string Scope = "host.signer";

    public override async Task<bool> RunAsync(WatchEnding input, CancellationToken cancellation)
    {
        var sighting = await SignerAsync(cancellation);
        if (sighting is { IsInsideWindow: true })
        {
            LogInsideWindow(sighting.Sentence, sighting.Level);
        }

        if (sighting is not null)
        {
            var before = (await store.HeartbeatAsync(cancellation))?.Signer;
            var open = WatchCauses.Of(new ExpiryReading(Host, before is null ? [] : [before], []), isStaged: false, time.GetUtcNow()).Select(cause => cause.Id).ToList();
            var seen = WatchCauses.Of(new ExpiryReading(Host, [sighting], []), isStaged: false, time.GetUtcNow());
            await causes.SettleAsync(Scope, new WatchPolicy(), open, seen, keepsUnseen: false, cancellation);
        }

        await store.BeatAsync(new WatchHeartbeat(input.Watch, time.GetUtcNow(), input.Totals, sighting), cancellation);
        LogHeartbeat(input.Totals.Organizations, input.Totals.Certificates, input.Totals.Inside, input.Totals.Problems);
        return true;
    }

    private async Task<CertificateSighting?> SignerAsync(CancellationToken cancellation)
    {
        try
        {
            var certificate = await signer.CertificateAsync(cancellation);
            var now = time.GetUtcNow();
            return new CertificateSighting(
                Host, "the host", certificate.Thumbprint, certificate.NotAfter, certificate.NotAfter - now,
                ExpiryThresholds.LevelOf(certificate.NotBefore, certificate.NotAfter, new RotationPolicy(), now))
            { Kind = WatchedCertificate.JobSigner };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogProblem(string.Create(CultureInfo.InvariantCulture, $"The job signer's certificate could not be read: {failure.Message}"));
            return null;
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
