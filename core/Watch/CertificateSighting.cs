using System.Globalization;
using System.Text.Json.Serialization;
using HybridTrust.Organizations;

namespace HybridTrust.Watch;

/// <summary>A certificate where the watch saw it.</summary>
/// <param name="Organization">Whose it is.</param>
/// <param name="Place">Where it was seen: the vault's secret, the principal, or the server.</param>
/// <param name="Thumbprint">Which certificate, 40 upper-case hex digits.</param>
/// <param name="NotAfter">When it ends there, UTC.</param>
/// <param name="Left">How long that is from now; negative when it is over.</param>
/// <param name="Level">How near that is.</param>
public sealed record CertificateSighting(
    string Organization, string Place, string Thumbprint, DateTimeOffset NotAfter, TimeSpan Left, ExpiryLevel Level)
{
    /// <summary>What it is for.</summary>
    public WatchedCertificate Kind { get; init; }

    /// <summary>Whether it is too late for a planned rotation: it has ended while servers sign with it, or ends before a date could come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEmergency { get; init; }

    /// <summary>Whether a threshold was passed.</summary>
    public bool IsInsideWindow => Level is not ExpiryLevel.Distant;

    /// <summary>What was seen, and what to do.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"{Organization}: {Name} {Thumbprint} in {Place} {Ends}. {Remedy}");

    private string Name => Kind switch
    {
        WatchedCertificate.Auth => "auth certificate",
        WatchedCertificate.NextAuth => "next auth certificate",
        WatchedCertificate.TokenIssuer => "OAuthTokenIssuer certificate",
        _ => "job signer",
    };

    private string Ends => Level is ExpiryLevel.Expired
        ? string.Create(CultureInfo.InvariantCulture, $"ended on {NotAfter:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"ends on {NotAfter:yyyy-MM-dd}, in {Math.Floor(Left.TotalDays)} days");

    private string Remedy => (Kind, Level) switch
    {
        (WatchedCertificate.Auth, ExpiryLevel.Expired) when IsEmergency =>
            $"OWA, ECP and the Exchange Management Shell fail, and hybrid features with them; mail between servers goes on. {AtOnce}",
        (WatchedCertificate.Auth, _) when IsEmergency =>
            $"That is too soon for a planned rotation; when it ends, OWA, ECP and the Exchange Management Shell fail, and hybrid features with them. {AtOnce}",
        (WatchedCertificate.Auth, ExpiryLevel.Expired) =>
            "Either only this key of it ended, or the servers were last seen to sign with another one: a rotation uploads what is in use.",
        (_, ExpiryLevel.Distant) => "Nothing is due.",
        (WatchedCertificate.JobSigner, _) => "Announce its successor, so that runners pin it before this one ends.",
        (WatchedCertificate.TokenIssuer, _) => "Have a new one issued, import it on every front end, and assign it; then have those who trust the pool read its metadata.",
        (WatchedCertificate.NextAuth, _) => "Set one that lasts as next instead.",
        (_, ExpiryLevel.Ticket) => "Plan its rotation.",
        (_, ExpiryLevel.Stage) => "Stage the next certificate now.",
        _ => "Make the next certificate effective now.",
    };

    private static string AtOnce => $"Publish another one at once: send the ticket with the procedure '{ProcedureIds.EmergencyPublish}' (docs/runbook-emergency.md).";
}
