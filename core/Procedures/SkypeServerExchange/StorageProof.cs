using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// A front end writes to a user's mailbox and takes the item away again: the page's own test. It proves the front end it runs on. Errors are told
/// apart by category and reason, because their texts come in the server's language (domain 11, row 15); which categories Skype's
/// cmdlet uses is not documented, so anything else names both usual causes.
/// </summary>
internal sealed class StorageProof(OrganizationProfile organization, string frontEnd) : IProof
{
    private const string Unauthorized =
        "Exchange does not accept the front end's token (401). See in this order: Exchange's partner application for the pool (enabled, linked account, certificate of the pool's " +
        "OAuthTokenIssuer), whether the application pools of every server started after it was made, OAuth on the virtual directories of EWS and Autodiscover, " +
        "and the pool's certificate rules.";

    private const string Denied =
        "The runner's account may not test: add it to RTC Local User Administrators of the front end (or to RTCUniversalUserAdmins).";

    public string Id => $"storage/{frontEnd}";

    public string Name => "storage";

    public Site Site => Site.SkypeServer;

    public string Target => frontEnd;

    public string Shows =>
        "The front end finds the user's mailbox by Autodiscover, signs a token, Exchange accepts it, and an item is written to Conversation History and taken away again.";

    public string DoesNotShow => "That archiving, the contact store or other front ends work, or that clients show the history.";

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (organization.TestMailboxes.Sip is not { } address)
        {
            return new ProbeResult(ProofVerdict.NotExercised, "The profile names no Skype for Business Server user to test with (testMailboxes.sip).");
        }

        var shell = await context.ShellAsync(ShellKind.SkypeServer, frontEnd, cancellation);
        try
        {
            await shell.InvokeAsync(
                OperationCall.Of("Test-CsExStorageConnectivity", Given("SipUri", $"sip:{address}"), Given("DeleteItem", new CmdletValue.Switch())), cancellation);
            return new ProbeResult(ProofVerdict.Passed, $"{frontEnd} wrote an item to the mailbox of sip:{address} and took it away again.");
        }
        catch (CmdletException failed)
        {
            return new ProbeResult(ProofVerdict.Failed, $"{Hint(failed.Error, address)} The server says: {failed.Error.Text}");
        }
    }

    private static string Hint(CmdletError error, string address) => error switch
    {
        { Kind: CmdletErrorKind.Denied } or { Category: "PermissionDenied" } => Denied,
        { Category: "AuthenticationError" } => Unauthorized,
        { Kind: CmdletErrorKind.NotFound } => $"The pool has no user sip:{address}. Correct testMailboxes.sip of the profile.",
        { Kind: CmdletErrorKind.Unreachable } => "The front end does not answer.",
        _ => $"If this is a 401: {Unauthorized} If access is denied: {Denied}",
    };

    private static KeyValuePair<string, CmdletValue?> Given(string name, CmdletValue? value) => new(name, value);
}
