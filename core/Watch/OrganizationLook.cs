using System.Net;
using HybridTrust.Entra;
using HybridTrust.Organizations;
using Microsoft.Extensions.Logging;

namespace HybridTrust.Watch;

/// <summary>Looks at one organization: reads the cloud, what the servers were seen to hold, and tells people of what is new or gone.</summary>
internal sealed partial class OrganizationLook(
    OrganizationStore organizations, WatchStore store, ExpiryCheck cloud, SiteWatch sites, CauseRuns runs, CauseLedger causes, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// A look that takes longer is put off, so that one tenant does not keep others waiting: what the tenant's client waits for by itself counts too.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The same at the last try, which has nobody behind it.</summary>
    private static readonly TimeSpan LongestAtLast = TimeSpan.FromSeconds(60);

    /// <summary>How long a tenant that throttles without saying how long is left alone.</summary>
    private static readonly TimeSpan UsualPause = TimeSpan.FromMinutes(1);

    /// <summary>Looks.</summary>
    /// <param name="name">The organization.</param>
    /// <param name="lastTry">Whether a tenant that throttles counts as unreadable now.</param>
    /// <param name="mayVerify">Whether a verification may be started.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LookResult> LookAsync(string name, bool lastTry, bool mayVerify, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(lastTry ? LongestAtLast : Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var verified = false;
        var policy = new WatchPolicy();
        try
        {
            if (await organizations.FindAsync(name, either.Token) is not { } organization)
            {
                return new LookResult(WatchTotals.None, RetryAt: null, Verified: false);
            }

            policy = organization.Watch;
            var sight = await cloud.ReadAsync(organization, either.Token);
            var before = await store.FindAsync(name, either.Token);
            var known = before ?? new WatchedOrganization(name, time.GetUtcNow(), [], [], Site: null);
            known = await sites.KeepUpAsync(organization, known with { Vault = KeptCertificate.Of(sight.Current, known.Vault, time.GetUtcNow()) }, mayVerify, either.Token);
            verified = known.VerifyStartedAt != before?.VerifyStartedAt;
            return new LookResult(await SettleAsync(organization, sight, known, either.Token), RetryAt: null, verified);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var isThrottled = limit.IsCancellationRequested || failure is HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests };
            if (isThrottled && !lastTry)
            {
                return new LookResult(WatchTotals.None, time.GetUtcNow() + ((failure as ThrottledException)?.RetryAfter ?? UsualPause), verified);
            }

            return new LookResult(await UnreadableAsync(name, policy, failure, cancellation), RetryAt: null, verified);
        }
    }

    private async Task<WatchTotals> SettleAsync(OrganizationProfile organization, CloudSight sight, WatchedOrganization known, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var succession = Succession.Of(known.Site);
        var certificates = succession.Marked([.. sight.Reading.Certificates, .. OnServers(organization, known, now)], organization.Rotation, now);
        var problems = sight.Reading.Problems.Concat(sites.ProblemsOf(known, sight.Next)).ToList();
        var reading = new ExpiryReading(organization.Name, certificates, problems);
        foreach (var seen in certificates.Where(c => c.IsInsideWindow))
        {
            LogInsideWindow(seen.Sentence, seen.Level);
        }

        foreach (var problem in problems)
        {
            LogProblem(problem.Sentence);
        }

        if (sight.Next is not null && certificates.Any(seen => seen.IsInsideWindow && Succession.MaySettle(seen) && !succession.Follows(seen)))
        {
            succession = succession with { IsUnderWay = await runs.FindAsync(organization.Name, ProcedureIds.Rotate, cancellation) is not null };
        }

        var settled = await causes.SettleAsync(organization.Name, organization.Watch, known.OpenCauses, WatchCauses.Of(reading, succession, now), keepsUnseen: false, cancellation);
        await store.SaveAsync(known with { LookedAt = now, Certificates = certificates, Problems = problems, OpenCauses = settled.Open }, cancellation);
        return new WatchTotals(1, certificates.Count, certificates.Count(c => c.IsInsideWindow), problems.Count, 0, settled.Raised, settled.Closed);
    }

    private async Task<WatchTotals> UnreadableAsync(string name, WatchPolicy policy, Exception failure, CancellationToken cancellation)
    {
        var problem = new WatchProblem(WatchProblemKind.Unreadable, name, $"{name} could not be read to its end: {failure.Message}");
        LogProblem(problem.Sentence);
        try
        {
            var now = time.GetUtcNow();
            var known = await store.FindAsync(name, cancellation) ?? new WatchedOrganization(name, now, [], [], Site: null);
            var cause = WatchCauses.Of(new ExpiryReading(name, [], [problem]), Succession.None, now);
            var settled = await causes.SettleAsync(name, policy, known.OpenCauses, cause, keepsUnseen: true, cancellation);
            await store.SaveAsync(known with { Problems = [problem], OpenCauses = settled.Open }, cancellation);
            return new WatchTotals(1, 0, 0, 1, 1, settled.Raised, settled.Closed);
        }
        catch (Exception worse) when (worse is not OperationCanceledException)
        {
            // Records or tickets that do not answer are a problem of this organization's look, not of the watch.
            LogProblem($"{name}: what is wrong could not be kept: {worse.Message}");
            return new WatchTotals(1, 0, 0, 1, 1, 0, 0);
        }
    }

    private static IEnumerable<CertificateSighting> OnServers(OrganizationProfile organization, WatchedOrganization known, DateTimeOffset now) =>
        (known.Site?.Latest() ?? []).Where(s => s is { Holding: "Usable", NotAfter: not null }).Select(s => new CertificateSighting(
            organization.Name, $"the store of {s.Server}", s.Thumbprint, s.NotAfter!.Value, s.NotAfter.Value - now,
            ExpiryThresholds.LevelOf(s.NotBefore, s.NotAfter.Value, organization.Rotation, now))
        {
            Kind = s.Use switch { "current" => WatchedCertificate.Auth, "next" => WatchedCertificate.NextAuth, _ => WatchedCertificate.TokenIssuer },
        });

    [LoggerMessage(1, LogLevel.Warning, "{Sentence} ({Level})", EventName = "CertificateInsideWindow")]
    private partial void LogInsideWindow(string sentence, ExpiryLevel level);

    [LoggerMessage(2, LogLevel.Error, "{Problem}", EventName = "WatchProblem")]
    private partial void LogProblem(string problem);
}
