namespace HybridTrust.Simulation.Exchange;

/// <summary>The management roles that the estate knows.</summary>
internal static class ManagementRoles
{
    /// <summary>Act for a user.</summary>
    public const string UserApplication = nameof(UserApplication);

    /// <summary>Write archive items.</summary>
    public const string ArchiveApplication = nameof(ArchiveApplication);

    public static IReadOnlyList<string> All { get; } =
    [
        UserApplication, ArchiveApplication, "LegalHoldApplication", "MailboxSearchApplication", "MeetingGraphApplication",
        "OfficeExtensionApplication", "TeamMailboxLifecycleApplication",
    ];
}
