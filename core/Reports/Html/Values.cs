using System.Globalization;
using HybridTrust.Steps;

namespace HybridTrust.Reports.Html;

/// <summary>Values as a person reads them.</summary>
internal static class Values
{
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Machine(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Seconds(DateTimeOffset from, DateTimeOffset to) =>
        (to - from).TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";

    /// <summary>A span in the two largest units that a person counts it in.</summary>
    public static string Span(DateTimeOffset from, DateTimeOffset to) => (to - from) switch
    {
        { TotalMinutes: < 2 } => Seconds(from, to),
        { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s"),
        { TotalDays: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.Hours} h {span.Minutes} min"),
        var span => string.Create(CultureInfo.InvariantCulture, $"{span.Days} {(span.Days == 1 ? "day" : "days")} {span.Hours} h"),
    };

    public static string Site(Site site) => site switch
    {
        Steps.Site.Exchange => "Exchange Server",
        Steps.Site.SkypeServer => "Skype for Business Server",
        Steps.Site.Windows => "Windows",
        Steps.Site.ExchangeOnline => "Exchange Online",
        Steps.Site.Entra => "Entra",
        Steps.Site.Vault => "Key Vault",
        _ => site.ToString(),
    };

    public static string Action(StepAction action) => action switch
    {
        StepAction.Inspected => "looked at",
        StepAction.LeftAlone => "left alone",
        StepAction.Applied => "changed",
        StepAction.Undone => "put back",
        StepAction.Refused => "refused",
        StepAction.Drifted => "drifted",
        StepAction.Failed => "failed",
        StepAction.NotReached => "not reached",
        StepAction.OutOfWindow => "window closed",
        _ => action.ToString(),
    };

    public static string Tone(ReportStep step) => step.Action switch
    {
        StepAction.Applied or StepAction.Undone or StepAction.LeftAlone => "good",
        StepAction.Failed => "bad",
        StepAction.Refused or StepAction.Drifted => "warn",
        StepAction.Inspected => step.Before?.Finding switch
        {
            Steps.Finding.InPlace => "good",
            Steps.Finding.Blocked => "warn",
            _ => "calm",
        },
        _ => "calm",
    };

    public static string Finding(Finding? finding) => finding switch
    {
        Steps.Finding.InPlace => "in place",
        Steps.Finding.Missing => "missing",
        Steps.Finding.Different => "different",
        Steps.Finding.Blocked => "blocked",
        _ => "not seen",
    };

    public static IEnumerable<string> Risks(Risk risk)
    {
        if (risk.HasFlag(Risk.Restart))
        {
            yield return "restarts a service";
        }

        if (risk.HasFlag(Risk.Outage))
        {
            yield return "users may notice";
        }

        if (risk.HasFlag(Risk.Irreversible))
        {
            yield return "cannot be undone";
        }

        if (risk.HasFlag(Risk.PointOfNoReturn))
        {
            yield return "point of no return";
        }
    }
}
