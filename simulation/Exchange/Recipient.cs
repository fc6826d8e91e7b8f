namespace HybridTrust.Simulation.Exchange;

/// <summary>An account in Active Directory, in the container Users.</summary>
internal sealed record Recipient
{
    public required Guid Guid { get; init; }

    public required string Name { get; init; }

    public required RecipientType Type { get; init; }

    /// <summary>The part before the at sign of its addresses.</summary>
    public required string Alias { get; init; }

    /// <summary>A mail user's address outside, without <c>SMTP:</c>.</summary>
    public string? ExternalEmailAddress { get; init; }

    /// <summary>Its own address; null for a plain account.</summary>
    public string? PrimarySmtpAddress { get; init; }

    public bool HiddenFromAddressListsEnabled { get; init; }

    /// <summary>Items in the mailbox's folders, by Exchange's name for the folder's type.</summary>
    public IReadOnlyDictionary<string, int> FolderItems { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Changes that the simulated voice mail service made in the mailbox.</summary>
    public IReadOnlyList<ServiceVisit> GreetingChanges { get; init; } = [];

    /// <summary>Voice messages that the simulated Cloud Voicemail left in the mailbox.</summary>
    public IReadOnlyList<ServiceVisit> VoiceMessages { get; init; } = [];
}
