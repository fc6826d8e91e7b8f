namespace HybridTrust.Simulation.EstateFiles;

/// <summary>The application permissions that Microsoft's resources offer in every tenant, as far as the product asks for them.</summary>
internal static class MicrosoftRoles
{
    private static readonly Guid ExchangeOnline = new("00000002-0000-0ff1-ce00-000000000000");
    private static readonly Guid Graph = new("00000003-0000-0000-c000-000000000000");

    /// <summary>The names of the permissions of a resource.</summary>
    public static IReadOnlyList<string> Of(Guid appId) => appId switch
    {
        _ when appId == ExchangeOnline => ["full_access_as_app", "Exchange.ManageAsApp"],
        _ when appId == Graph => ["Calendars.Read", "MailboxSettings.Read", "MailTips.ReadBasic.All", "ProfilePhoto.Read.All", "User.Read.All"],
        _ => [],
    };
}
