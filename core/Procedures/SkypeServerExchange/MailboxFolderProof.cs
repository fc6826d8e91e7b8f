using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// Items that Skype for Business Server leaves in the test mailbox's folders. Found by the folder's type, never by its name, which comes in the
/// mailbox's language (domain 11, row 15). An empty folder shows nothing either way.
/// </summary>
internal sealed class MailboxFolderProof : IProof
{
    private readonly OrganizationProfile _organization;
    private readonly string _scope;
    private readonly string? _type;
    private readonly string _empty;

    private MailboxFolderProof(OrganizationProfile organization, string name, string scope, string? type, string shows, string doesNotShow, string empty)
    {
        _organization = organization;
        _scope = scope;
        _type = type;
        _empty = empty;
        Name = name;
        Shows = shows;
        DoesNotShow = doesNotShow;
    }

    public string Id => Name;

    public string Name { get; }

    public Site Site => Site.Exchange;

    public string Target => _organization.Topology.ShellServer().Fqdn;

    public string Shows { get; }

    public string DoesNotShow { get; }

    /// <summary>Archived conversations: the page's check with a mailbox editor, without one (domain 5.4).</summary>
    public static MailboxFolderProof Purges(OrganizationProfile organization) => new(
        organization, "archived", "RecoverableItems", "RecoverableItemsPurges",
        "The Purges folder of the test mailbox holds items, which is where Skype for Business Server archives conversations.",
        "That the items are conversations, or recent; holds and other programs put items there too.",
        "its Purges folder is empty. Give the user an archiving policy (Set-CsUser -ExchangeArchivingPolicy ArchivingToExchange), hold a conversation, and verify again");

    /// <summary>Conversation history.</summary>
    public static MailboxFolderProof ConversationHistory(OrganizationProfile organization) => new(
        organization, "conversation-history", "ConversationHistory", null,
        "The Conversation History folder of the test mailbox holds items.",
        "Whether a client or the server wrote them, or when.",
        "its Conversation History is empty. Hold a conversation as this user, and verify again");

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (_organization.TestMailboxes.OnPremises is not { } mailbox)
        {
            return new ProbeResult(ProofVerdict.NotExercised, "The profile names no on-premises test mailbox (testMailboxes.onPremises).");
        }

        var shell = await context.ShellAsync(ShellKind.ExchangeServer, Target, cancellation);
        var folders = (await shell.InvokeAsync(
            OperationCall.Of("Get-MailboxFolderStatistics", Given("Identity", mailbox), Given("FolderScope", _scope), Given("DomainController", _organization.DomainController)),
            cancellation)).Objects;
        var items = folders.Where(f => _type is null || string.Equals(f.Text("FolderType"), _type, StringComparison.Ordinal)).Sum(Items);
        return items > 0
            ? new ProbeResult(ProofVerdict.Passed, string.Create(CultureInfo.InvariantCulture, $"{mailbox} has {items} items there."))
            : new ProbeResult(ProofVerdict.NotExercised, $"{mailbox} shows nothing yet: {_empty}.");
    }

    private static long Items(CmdletObject folder) => long.TryParse(folder.Text("ItemsInFolder"), CultureInfo.InvariantCulture, out var items) ? items : 0;

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
