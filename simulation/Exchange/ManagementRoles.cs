using System.Security.Cryptography;
using System.Text;

namespace HybridTrust.Simulation.Exchange;

/// <summary>The management roles that every Exchange organization has. Their entries are web service calls, as application roles have them.</summary>
internal static class ManagementRoles
{
    /// <summary>Act for a user.</summary>
    public const string UserApplication = nameof(UserApplication);

    /// <summary>Write archive items.</summary>
    public const string ArchiveApplication = nameof(ArchiveApplication);

    /// <summary>The entry that reads who is whose delegate.</summary>
    public const string GetDelegate = nameof(GetDelegate);

    public static IReadOnlyList<ManagementRole> BuiltIn { get; } =
    [
        Root(
            UserApplication, "CopyItem", "CreateAttachment", "CreateFolder", "CreateItem", "DeleteItem", "FindFolder", "FindItem", "GetAttachment", GetDelegate,
            "GetFolder", "GetItem", "GetUserAvailability", "GetUserOofSettings", "MoveItem", "SendItem", "SyncFolderItems", "UpdateItem"),
        Root(ArchiveApplication, "ArchiveItem", "CreateItem", "GetFolder", "UpdateItem"),
        Root("LegalHoldApplication", "GetHoldOnMailboxes", "SetHoldOnMailboxes"),
        Root("MailboxSearchApplication", "GetSearchableMailboxes", "SearchMailboxes"),
        Root("MeetingGraphApplication", "GetFolder", "GetItem"),
        Root("OfficeExtensionApplication", "GetAttachment", "GetItem"),
        Root("TeamMailboxLifecycleApplication", "SetTeamMailbox", "UnpinTeamMailbox"),
    ];

    private static ManagementRole Root(string name, params string[] entries) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)), name, Parent: "", name, entries);
}
