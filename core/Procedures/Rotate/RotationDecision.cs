using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Organizations;
using HybridTrust.Watch;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// Decides what a rotation has to do, out of what was seen (thresholds of domain 2(e), overruled by domain 11, row 13). Whoever asked by
/// ticket may be early: the plan says so. The watch is the one that waits until it is time.
/// </summary>
internal static class RotationDecision
{
    /// <summary>The first of the checks that applies.</summary>
    /// <param name="sight">What was seen.</param>
    /// <param name="policy">The organization's thresholds.</param>
    /// <param name="incoming">The certificate that this run is bringing in; null while it has none.</param>
    /// <param name="now">UTC.</param>
    public static RotationNeed Of(AuthCertificateSight sight, RotationPolicy policy, string? incoming, DateTimeOffset now) =>
        CurrentIsNowhere(sight)
        ?? OursIsInUse(sight, incoming)
        ?? CurrentIsDead(sight, now)
        ?? NextIsNamed(sight, policy, now)
        ?? FormerIsStillThere(sight, policy, now)
        ?? TooLateForADate(sight, policy, now)
        ?? (RotationNeed?)NewbornIsThere(sight, policy, incoming, now)
        ?? Begin(sight, policy, now);

    /// <summary>No server that was read holds the certificate in use.</summary>
    private static RotationNeed.Stop? CurrentIsNowhere(AuthCertificateSight sight) => sight.Current is not null ? null : new RotationNeed.Stop
    {
        Sentence = $"AuthConfig names {sight.Config.Current} as current, and no server that could be read holds it. " +
            $"If it is lost, OWA, ECP and the shell fail already: send the ticket with the procedure '{ProcedureIds.EmergencyPublish}'.",
    };

    /// <summary>This run's certificate has been published meanwhile.</summary>
    private static RotationNeed.Finish? OursIsInUse(AuthCertificateSight sight, string? incoming) => incoming is null || !Same(sight.Config.Current, incoming) ? null : new RotationNeed.Finish
    {
        Former = sight.Config.Previous,
        Sentence = $"{incoming} is in use; what is left of the rotation follows",
    };

    /// <summary>An expired certificate is replaced at once, not in thirty days.</summary>
    private static RotationNeed.Stop? CurrentIsDead(AuthCertificateSight sight, DateTimeOffset now) => sight.Current!.NotAfter > now ? null : new RotationNeed.Stop
    {
        Sentence = $"Auth certificate {sight.Current} has ended, so a date in the future helps nobody. Publish a new one at once: send the ticket with " +
            $"the procedure '{ProcedureIds.EmergencyPublish}' (docs/runbook-emergency.md).",
    };

    /// <summary>Somebody, or an earlier run, has set a next one.</summary>
    private static RotationNeed? NextIsNamed(AuthCertificateSight sight, RotationPolicy policy, DateTimeOffset now)
    {
        if (sight.Config.Next.Length == 0 || Same(sight.Config.Next, sight.Config.Current))
        {
            return null;
        }

        if (sight.Config.NextEffective is { } date && RotationTimes.ComesTooLate(date, sight.Current!.NotAfter) && TooLateForADate(sight, policy, now) is not null)
        {
            return new RotationNeed.Stop
            {
                Sentence = $"AuthConfig names {sight.Config.Next} as next only from {Day(date)}, and auth certificate {sight.Current} ends in {Days(sight.Current.NotAfter - now)}, too soon for another " +
                    $"planned date. Publish it at once: send the ticket with the procedure '{ProcedureIds.EmergencyPublish}' (docs/runbook-emergency.md).",
            };
        }

        var named = sight.Find(sight.Config.Next);
        if (named is { KeyUsable: true } unfit && Unfit(unfit.Certificate, sight.Current!, policy, now) is { } why)
        {
            return new RotationNeed.Stop
            {
                Sentence = $"AuthConfig names {unfit.Certificate} as next, from {Day(sight.Config.NextEffective)}, and {why}. Set one that lasts as next instead " +
                    "(New-ExchangeCertificate, then Set-AuthConfig -NewCertificateThumbprint) before that day; then start again.",
            };
        }

        return named is { KeyUsable: true } held
            ? new RotationNeed.GoOn
            {
                Incoming = held,
                Sentence = $"AuthConfig names {sight.Config.Next} as next already, from {Day(sight.Config.NextEffective)}; the rotation goes on from there",
            }
            : new RotationNeed.Stop
            {
                Sentence = $"AuthConfig names {sight.Config.Next} as next, from {Day(sight.Config.NextEffective)}, but no server that could be read holds it with a key that it " +
                    "can use. Import it with its private key on one of them, or set another as next (Set-AuthConfig -NewCertificateThumbprint), before that day; then start again.",
            };
    }

    /// <summary>Why a certificate is nothing to rotate to; null when it is.</summary>
    private static string? Unfit(PublicCertificate next, PublicCertificate current, RotationPolicy policy, DateTimeOffset now) =>
        next.NotAfter <= current.NotAfter ? "it ends no later than the one in use"
        : next.RsaKeySize < AuthCertificateRules.SmallestKey ? $"its key is no RSA key of {AuthCertificateRules.SmallestKey} bits or more"
        : ExpiryThresholds.LevelOf(next.NotBefore, next.NotAfter, policy, now) >= ExpiryLevel.Effective ? $"it has to be replaced itself already"
        : null;

    /// <summary>The certificate in use is new, and the one before it is still there: a rotation that was not finished. One that is due itself is rotated.</summary>
    private static RotationNeed.Finish? FormerIsStillThere(AuthCertificateSight sight, RotationPolicy policy, DateTimeOffset now) =>
        sight.Config.Previous.Length > 0
        && ExpiryThresholds.LevelOf(sight.Current!.NotBefore, sight.Current.NotAfter, policy, now) < ExpiryLevel.Stage
        && now - sight.Current.NotBefore < TimeSpan.FromDays(policy.LeadDays + policy.GraceDays + policy.EffectiveDays)
            ? new RotationNeed.Finish
            {
                Former = sight.Config.Previous,
                Sentence = $"{sight.Config.Current} has taken the place of {sight.Config.Previous} a short time ago; what is left of that rotation follows",
            }
            : null;

    private static RotationNeed.Stop? TooLateForADate(AuthCertificateSight sight, RotationPolicy policy, DateTimeOffset now) =>
        RotationTimes.DateFor(policy, activation: null, sight.Current!.NotAfter, now) is not null ? null : new RotationNeed.Stop
        {
            Sentence = $"Auth certificate {sight.Current} ends in {Days(sight.Current.NotAfter - now)}, too soon for a planned date. Publish a new one at once: send the " +
                $"ticket with the procedure '{ProcedureIds.EmergencyPublish}' (docs/runbook-emergency.md).",
        };

    private static RotationNeed.Adopt? NewbornIsThere(AuthCertificateSight sight, RotationPolicy policy, string? incoming, DateTimeOffset now) => (Own(sight, incoming) ?? sight.Newborn(policy, now)) is not { } newborn ? null : new RotationNeed.Adopt
    {
        Incoming = newborn,
        Sentence = $"{newborn.Certificate} on {newborn.Server} was made to follow and is referred to by nothing: it is taken, and no other is made",
    };

    /// <summary>What this run made goes before what somebody else made meanwhile.</summary>
    private static HeldCertificate? Own(AuthCertificateSight sight, string? incoming) =>
        incoming is not null && sight.Find(incoming) is { KeyUsable: true } own ? own : null;

    private static RotationNeed.Create Begin(AuthCertificateSight sight, RotationPolicy policy, DateTimeOffset now)
    {
        var current = sight.Current!;
        return new RotationNeed.Create
        {
            Sentence = ExpiryThresholds.LevelOf(current.NotBefore, current.NotAfter, policy, now) is ExpiryLevel.Distant or ExpiryLevel.Ticket
                ? $"before its time, because the ticket asks for it: {current.Thumbprint} ends on {Day(current.NotAfter)}"
                : $"{current.Thumbprint} ends on {Day(current.NotAfter)}",
        };
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Day(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "a day that is not set";

    private static string Days(TimeSpan left) => left.TotalHours < 48
        ? string.Create(CultureInfo.InvariantCulture, $"{left.TotalHours:0} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{left.TotalDays:0} days");
}
