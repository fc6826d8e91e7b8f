using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Proofs;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Exchange Online calls the organization's web services with a token. The document tests /metadata/json/1, which answers anybody; web services do not
/// (domain 11, row 10).
/// </summary>
internal sealed class OAuthFromCloudProof(OrganizationProfile organization) : IProof
{
    public string Id => Name;

    public string Name => "oauth-from-cloud";

    public Site Site => Site.ExchangeOnline;

    public string Target { get; } = organization.Tenant.CoexistenceDomain;

    public string Shows =>
        "The tenant gives Exchange Online a token for the organization's public host, and the server that answers there takes it: AuthServer, partner application, " +
        "linked account and mailbox.";

    public string DoesNotShow => "That every server behind the public name does, or that a cloud user sees free/busy times.";

    public async Task<ProbeResult> RunAsync(ProofContext context, CancellationToken cancellation)
    {
        if (organization.TestMailboxes.Cloud is not { } mailbox)
        {
            return new ProbeResult(ProofVerdict.NotExercised, "The profile names no cloud test mailbox (testMailboxes.cloud).");
        }

        if (TargetUri(context.Facts) is not { } target)
        {
            return new ProbeResult(ProofVerdict.NotExercised, "No public address of web services is known. List the host in topology.publicHosts.");
        }

        try
        {
            var shell = await context.ShellAsync(ShellKind.ExchangeOnline, Target, cancellation);
            var result = await OAuthTestResult.RunAsync(shell, target, mailbox, cancellation);
            return result.Succeeded
                ? new ProbeResult(ProofVerdict.Passed, $"Exchange Online reached {target} for {mailbox}.")
                : new ProbeResult(ProofVerdict.Failed,
                    $"Exchange Online could not call {target}{(result.Status is { } status ? $" (HTTP {status})" : "")}. {Remedy(result, target, mailbox)} Details: {result.Ending}");
        }
        catch (CmdletException absent) when (absent.Error.Kind is CmdletErrorKind.NotFound)
        {
            return new ProbeResult(ProofVerdict.Failed, $"{mailbox} has no mailbox in Exchange Online. Name another in testMailboxes.cloud. {absent.Message}");
        }
    }

    private Uri? TargetUri(Facts facts) =>
        ExchangeOnlineOAuthProcedure.WebServicesHost(organization) is { } host ? new Uri($"https://{host}/ews/exchange.asmx")
        : Uri.TryCreate(facts.Find(FactNames.WebServicesUrl), UriKind.Absolute, out var known) ? known
        : null;

    private static string Remedy(OAuthTestResult result, Uri target, string mailbox) => result.Status switch
    {
        401 => $"See whether https://{target.Host}/ is a service principal name of {WellKnownApplications.ExchangeOnline}, whether that partner application is enabled and linked, " +
            $"whether the ACS AuthServer is enabled for the tenant's realm, whether web services take OAuth, and whether the directory on premises knows {mailbox}; if it does not, name another mailbox.",
        403 => "Something before Exchange refuses the call: a firewall, a pre-authenticating proxy or an address filter. Publish web services without pre-authentication.",
        _ => $"See whether {target.Host} resolves and answers from the internet.",
    };
}
