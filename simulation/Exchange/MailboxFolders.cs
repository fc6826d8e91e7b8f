namespace HybridTrust.Simulation.Exchange;

/// <summary>The folders of a mailbox that the estate knows, by type.</summary>
internal static class MailboxFolders
{
    public const string ConversationHistory = "CommunicatorHistory";
    public const string Purges = "RecoverableItemsPurges";

    public static Recipient WithItem(this Recipient mailbox, string type) => mailbox with
    {
        FolderItems = new Dictionary<string, int>(mailbox.FolderItems, StringComparer.Ordinal) { [type] = mailbox.FolderItems.GetValueOrDefault(type) + 1 },
    };

    public static IReadOnlyList<string> In(string scope) => scope switch
    {
        "RecoverableItems" => ["RecoverableItemsRoot", "RecoverableItemsDeletions", Purges, "RecoverableItemsVersions"],
        "ConversationHistory" => [ConversationHistory],
        _ => ["Inbox", ConversationHistory],
    };

    public static string NameOf(string type, Language language) => (type, language) switch
    {
        (ConversationHistory, Language.Fr) => "Historique des conversations",
        (ConversationHistory, _) => "Conversation History",
        ("Inbox", Language.Fr) => "Boîte de réception",
        (Purges, _) => "Purges",
        _ => type,
    };
}
