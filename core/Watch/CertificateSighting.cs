using System.Globalization;

namespace HybridTrust.Watch;

/// <summary>A certificate where the watch saw it.</summary>
/// <param name="Organization">Whose it is.</param>
/// <param name="Place">Where it was seen: the vault's secret, or the principal.</param>
/// <param name="Thumbprint">Which certificate, 40 upper-case hex digits.</param>
/// <param name="NotAfter">When it ends there, UTC.</param>
/// <param name="Left">How long that is from now; negative when it is over.</param>
/// <param name="Level">How near that is.</param>
public sealed record CertificateSighting(
    string Organization, string Place, string Thumbprint, DateTimeOffset NotAfter, TimeSpan Left, ExpiryLevel Level)
{
    /// <summary>Whether a threshold was passed.</summary>
    public bool IsInsideWindow => Level is not ExpiryLevel.Distant;

    /// <summary>What was seen, and what to do.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"{Organization}: auth certificate {Thumbprint} in {Place} {Ends}. {Remedy}");

    private string Ends => Level is ExpiryLevel.Expired
        ? string.Create(CultureInfo.InvariantCulture, $"ended on {NotAfter:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"ends on {NotAfter:yyyy-MM-dd}, in {Math.Floor(Left.TotalDays)} days");

    private string Remedy => Level switch
    {
        ExpiryLevel.Distant => "Nothing is due.",
        ExpiryLevel.Ticket => "Plan its rotation.",
        ExpiryLevel.Stage => "Stage the next certificate now.",
        ExpiryLevel.Effective => "Make the next certificate effective now.",
        _ => "Mail flow and calendars across the hybrid trust fail until a new one is published and uploaded.",
    };
}
