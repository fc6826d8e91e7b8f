using System.Globalization;

namespace HybridTrust.Watch;

/// <summary>Decides what of a look is worth telling people. It looks at the reading and at nothing else.</summary>
internal static class WatchCauses
{
    /// <summary>The causes, one for each certificate and one for each problem.</summary>
    /// <param name="reading">What was seen.</param>
    /// <param name="succession">What is to follow the auth certificate in use: where that is settled, only a late change of certificates is worth telling.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<WatchCause> Of(ExpiryReading reading, Succession succession, DateTimeOffset now) =>
    [
        .. reading.Certificates
            .Where(seen => seen.IsInsideWindow && !(Succession.MaySettle(seen) && succession.Follows(seen)))
            .GroupBy(seen => $"{seen.Kind} {seen.Thumbprint}", StringComparer.Ordinal)
            .Select(same => Ending(reading.Organization, same.Key, same.OrderByDescending(seen => seen.Level).ThenBy(seen => seen.Place, StringComparer.Ordinal).ToList(), succession, now)),
        .. reading.Problems
            .DistinctBy(problem => $"{problem.Kind} {problem.Subject}", StringComparer.Ordinal)
            .Select(problem => new WatchCause(
                reading.Organization, $"{problem.Kind} {problem.Subject}", ExpiryLevel.Ticket, problem.Sentence, RemedyOf(problem.Kind), now, ExpiryLevel.Distant)),
    ];

    private static WatchCause Ending(string organization, string subject, List<CertificateSighting> seen, Succession succession, DateTimeOffset now)
    {
        var others = seen.Count - 1;
        var sentence = others == 0 ? seen[0].Sentence : string.Create(CultureInfo.InvariantCulture, $"{seen[0].Sentence} It was seen in {others} more place{(others == 1 ? "" : "s")}.");
        return new WatchCause(organization, subject, seen[0].Level, sentence, RemedyOf(seen[0]), now, ExpiryLevel.Distant)
        {
            IsUnderWay = succession.IsUnderWay && Succession.MaySettle(seen[0]),
        };
    }

    private static WatchRemedy RemedyOf(CertificateSighting seen) => seen switch
    {
        { IsEmergency: true } => WatchRemedy.EmergencyPublish,
        { Kind: WatchedCertificate.Auth, Level: >= ExpiryLevel.Stage } => WatchRemedy.Rotation,
        _ => WatchRemedy.Ticket,
    };

    private static WatchRemedy RemedyOf(WatchProblemKind kind) => kind switch
    {
        WatchProblemKind.KeyMissing or WatchProblemKind.NextKeyMissing => WatchRemedy.Plan,
        WatchProblemKind.FirstPartyKeys => WatchRemedy.CleanUp,
        _ => WatchRemedy.Ticket,
    };
}
