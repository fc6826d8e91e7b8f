using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// A server on premises calls Exchange Online's web services with a token, in a session on that server and with its configuration read again: success on
/// one server proves one server (domain 7, trap 32), and only for the application that was really used.
/// </summary>
internal sealed class OAuthToCloudProof(OrganizationProfile organization, ExchangeServer server) : IProof
{
    private static readonly Guid Shared = WellKnownApplications.ExchangeOnline;

    public string Id { get; } = $"oauth-to-cloud/{server.Fqdn}";

    public string Name => "oauth-to-cloud";

    public Site Site => Site.Exchange;

    public string Target => server.Fqdn;

    public string Shows =>
        "This server signs with the auth certificate's private key in its own store, the tenant gives a token for it, and Exchange Online's web services take the call.";

    public string DoesNotShow => "That another server does, that Graph lookups work, or that a user sees free/busy times.";

    private bool ExpectsDedicated => organization.Procedures.Contains(ProcedureIds.DedicatedHybridApp, StringComparer.Ordinal);

    /// <summary>One for each server that signs tokens.</summary>
    public static IEnumerable<IProof> For(OrganizationProfile organization) =>
        organization.Topology.Servers.Where(s => s.Role is not ExchangeRole.Edge).Select(s => new OAuthToCloudProof(organization, s));

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (organization.TestMailboxes.OnPremises is not { } mailbox)
        {
            return NotExercised("The profile names no on-premises test mailbox (testMailboxes.onPremises).");
        }

        if (CloudHosts.Of(organization.Tenant.Cloud).ExchangeWebServices is not { } target)
        {
            return NotExercised($"Microsoft publishes no web services host for the cloud {organization.Tenant.Cloud}. Run Test-OAuthConnectivity with the host you know.");
        }

        try
        {
            var shell = await context.ShellAsync(ShellKind.ExchangeServer, server.Fqdn, cancellation);
            var result = await OAuthTestResult.RunAsync(shell, target, mailbox, cancellation);
            var dedicated = Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var known) ? known : (Guid?)null;
            return result.Succeeded ? Succeeded(result, dedicated)
                : IsKeptOutOnPurpose(result, dedicated) ? KeptOut(result)
                : Failed(result, dedicated);
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return NotExercised($"{server.Fqdn} does not answer. The profile calls it optional; verify again when it is back: {down.Message}");
        }
        catch (CmdletException absent) when (absent.Error.Kind is CmdletErrorKind.NotFound)
        {
            return new ProbeResult(ProofVerdict.Failed, $"{mailbox} has no mailbox on premises. Name another in testMailboxes.onPremises. {absent.Message}");
        }
    }

    private ProbeResult Succeeded(OAuthTestResult result, Guid? dedicated)
    {
        if (result.Application is not { } used)
        {
            return new ProbeResult(ProofVerdict.Passed, $"{server.Fqdn} reached Exchange Online. The answer does not tell as which application.");
        }

        if (ExpectsDedicated && dedicated is { } expected && used != expected)
        {
            return new ProbeResult(ProofVerdict.Failed,
                $"{server.Fqdn} reached Exchange Online as application {used}, not as the dedicated application {expected}. {NotYetDedicated}");
        }

        return new ProbeResult(ProofVerdict.Passed, used == Shared
            ? $"{server.Fqdn} reached Exchange Online as the shared principal {Shared}. Microsoft blocks that: add procedure {ProcedureIds.DedicatedHybridApp}."
            : $"{server.Fqdn} reached Exchange Online as application {used}.");
    }

    /// <summary>With Graph alone the application has no permission for web services, and no cmdlet makes a lookup through Graph.</summary>
    private bool IsKeptOutOnPurpose(OAuthTestResult result, Guid? dedicated) => ExpectsDedicated
        && organization.HybridApplication.Access is HybridAccess.Graph && result.Status is 403 && dedicated is not null && result.Application == dedicated;

    private ProbeResult KeptOut(OAuthTestResult result) => NotExercised(
        $"{server.Fqdn} signs as the dedicated application {result.Application} and gets its token. Web services refuse it, as the profile wants (hybridApplication.access is graph); " +
        "look at free/busy by hand, because no cmdlet makes a lookup through Graph.");

    private ProbeResult Failed(OAuthTestResult result, Guid? dedicated) => new(ProofVerdict.Failed,
        $"{server.Fqdn} could not call Exchange Online as {result.Application?.ToString() ?? "an application that the answer does not name"}" +
        $"{(result.Status is { } status ? $" (HTTP {status})" : "")}. {Remedy(result, dedicated)} Details: {result.Ending}");

    private string Remedy(OAuthTestResult result, Guid? dedicated) => result.Status switch
    {
        403 when result.Application == Shared && !ExpectsDedicated =>
            "Since 31 October 2025 Exchange Online refuses web services calls through the shared principal: " +
            $"add procedure {ProcedureIds.DedicatedHybridApp} to the profile.",
        403 when result.Application == Shared => $"It still signs as the shared principal, which Microsoft refuses. {NotYetDedicated}",
        403 => $"Exchange Online knows the application and keeps it out: see whether EwsAllowedAppIDs lists {result.Application?.ToString() ?? dedicated?.ToString() ?? "it"} " +
            "(a change takes up to 24 hours), whether its permission has consent, and whether a proxy (InternetWebProxy) answers instead of Microsoft.",
        401 => $"The token was not given or not taken: see whether the auth certificate is a key of application {result.Application?.ToString() ?? dedicated?.ToString() ?? Shared.ToString()}, " +
            "whether the AuthServers are enabled for the tenant's realm, and whether the server's private key and clock are right.",
        _ => "See whether the server reaches Microsoft's hosts, through its proxy if it has one.",
    };

    private string NotYetDedicated =>
        $"The setting override is not in effect on {server.Fqdn} (it takes up to 60 minutes), its build is too old, or the AuthServer names no ApplicationIdentifier.";

    private static ProbeResult NotExercised(string why) => new(ProofVerdict.NotExercised, why);
}
