namespace HybridTrust.Procedures;

/// <summary>Microsoft's application ids (domain 1.2).</summary>
public static class WellKnownApplications
{
    /// <summary>Office 365 Exchange Online; also the <c>ServiceName</c> of an on-premises AuthConfig.</summary>
    public static readonly Guid ExchangeOnline = new("00000002-0000-0ff1-ce00-000000000000");

    /// <summary>Skype for Business Online. The service is retired; out-of-office voicemail greetings still need it (SFB25).</summary>
    public static readonly Guid SkypeForBusinessOnline = new("00000004-0000-0ff1-ce00-000000000000");

    /// <summary>Microsoft Graph. Not to be mixed up with SharePoint Online's <c>00000003-0000-0ff1-ce00-000000000000</c>.</summary>
    public static readonly Guid MicrosoftGraph = new("00000003-0000-0000-c000-000000000000");

    /// <summary>TeamsScheduler: reads who is whose delegate, so that delegates can schedule Teams meetings (SFB25).</summary>
    public static readonly Guid TeamsScheduler = new("7557eb47-c689-4224-abcf-aef9bd7573df");

    /// <summary>CloudVoicemail: greets callers and delivers voice messages (SFB25).</summary>
    public static readonly Guid CloudVoicemail = new("db7de2b5-2149-435e-8043-e080dd50afae");

    // Microsoft's early services have ids of one of these forms; later ones cannot be told by their form.
    private static readonly string[] Forms = ["-0000-0ff1-ce00-000000000000", "-0000-0000-c000-000000000000"];

    /// <summary>Whether an id is known to be one of Microsoft's own applications.</summary>
    public static bool IsMicrosofts(Guid application) => application == TeamsScheduler || application == CloudVoicemail
        || Forms.Any(form => application.ToString().EndsWith(form, StringComparison.Ordinal));
}
