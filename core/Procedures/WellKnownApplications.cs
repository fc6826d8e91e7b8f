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
}
