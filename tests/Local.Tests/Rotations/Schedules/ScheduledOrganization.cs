namespace HybridTrust.Local.Tests.Rotations.Schedules;

/// <summary>A sample, and who must know its auth certificate: written down here, so that the product's own list is not what it is judged by.</summary>
/// <param name="Sample">Its name.</param>
/// <param name="Servers">Every server that signs.</param>
/// <param name="Principals">Microsoft's principals that check signatures.</param>
/// <param name="DedicatedApplication">Whether the tenant's own application does too.</param>
internal sealed record ScheduledOrganization(string Sample, IReadOnlyList<string> Servers, IReadOnlyList<Guid> Principals, bool DedicatedApplication)
{
    private static readonly Guid SkypeOnline = new("00000004-0000-0ff1-ce00-000000000000");
    private static readonly Guid TeamsScheduler = new("7557eb47-c689-4224-abcf-aef9bd7573df");
    private static readonly Guid CloudVoicemail = new("db7de2b5-2149-435e-8043-e080dd50afae");

    /// <summary>Two sites, the dedicated application and Teams.</summary>
    public static ScheduledOrganization Contoso { get; } = new(
        "contoso", ["ctso-mbx01.contoso.com", "ctso-mbx02.contoso.com", "ctso-mbx03.contoso.com"], [SkypeOnline, TeamsScheduler, CloudVoicemail], DedicatedApplication: true);

    /// <summary>Two servers and one principal.</summary>
    public static ScheduledOrganization Fabrikam { get; } = new("fabrikam", ["fab-ex01.fabrikam.com", "fab-ex02.fabrikam.com"], [SkypeOnline], DedicatedApplication: false);

    /// <summary>A Skype Server pool that reads Exchange's metadata, and nobody in the cloud.</summary>
    public static ScheduledOrganization Litware { get; } = new("litware", ["atl-exchange-001.litwareinc.com", "atl-exchange-002.litwareinc.com"], [], DedicatedApplication: false);

    /// <summary>Eleven servers in four sites, Teams, a Skype Server pool, and a next certificate that somebody has staged already.</summary>
    public static ScheduledOrganization Northwind { get; } = new(
        "northwind", [.. Enumerable.Range(1, 11).Select(number => $"nw-mbx{number:00}.northwindtraders.com")], [SkypeOnline, TeamsScheduler, CloudVoicemail], DedicatedApplication: false);

    public static IReadOnlyList<ScheduledOrganization> All { get; } = [Fabrikam, Contoso, Litware, Northwind];

    public override string ToString() => Sample;
}
