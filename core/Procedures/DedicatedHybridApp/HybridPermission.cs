using HybridTrust.Organizations;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>An application permission that the dedicated application needs.</summary>
/// <param name="Resource">The application id of the resource that offers it.</param>
/// <param name="ResourceName">The resource, for people.</param>
/// <param name="Value">The permission's name; its id is looked up in the tenant.</param>
internal sealed record HybridPermission(Guid Resource, string ResourceName, string Value)
{
    /// <summary>The permissions for a way of asking Exchange Online (domain 2(f) f2).</summary>
    public static IReadOnlyList<HybridPermission> For(HybridAccess access) => access switch
    {
        HybridAccess.Ews => Ews,
        HybridAccess.Graph => Graph,
        _ => [.. Ews, .. Graph],
    };

    private static IReadOnlyList<HybridPermission> Ews { get; } =
        [new(WellKnownApplications.ExchangeOnline, "Exchange Online", "full_access_as_app")];

    private static IReadOnlyList<HybridPermission> Graph { get; } =
    [
        .. new[] { "Calendars.Read", "MailboxSettings.Read", "MailTips.ReadBasic.All", "ProfilePhoto.Read.All" }
            .Select(value => new HybridPermission(WellKnownApplications.MicrosoftGraph, "Microsoft Graph", value)),
    ];
}
