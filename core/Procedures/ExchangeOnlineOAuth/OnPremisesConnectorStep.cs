using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 6: on premises, a connector leads the coexistence domain to Exchange Online. The document takes the accepted domain's Name, which may be
/// anything; the domain itself is DomainName.
/// </summary>
internal sealed class OnPremisesConnectorStep(OrganizationProfile organization)
    : ConnectorStep(organization, Site.Exchange, ShellKind.ExchangeServer, organization.Topology.ShellServer().Fqdn)
{
    public const string StepId = ExchangeOnlineOAuthProcedure.ProcedureId + "/connector-on-premises";

    /// <summary>Told while the run is still to make the connector or turn it on.</summary>
    public const string AwaitedFact = "exchange-online-oauth.connector-awaited";

    public override string Id => StepId;

    public override IReadOnlyList<string> Publishes => [.. base.Publishes, AwaitedFact];

    public override string Object => "intra-organization connector on premises";

    public override DocumentReference Document => OAuthDocument.Step("step 6: intra-organization connector on premises");

    /// <summary>Without the dedicated application, lookups that federation answered until then end in 403.</summary>
    public override Risk Risk => HasDedicatedApplication ? Risk.None : Risk.Outage;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var seen = await base.InspectAsync(context, cancellation);
        context.Facts.Tell(AwaitedFact, seen.Finding.CallsForChange ? FactNames.Planned : null);
        return seen;
    }

    protected override string Name => "ExchangeHybridOnPremisesToOnline";

    protected override string Consequence => HasDedicatedApplication
        ? "From then on, users on premises look up cloud mailboxes with OAuth, no longer with federation."
        : "From then on, users on premises look up cloud mailboxes with OAuth, no longer with federation: without procedure " +
            $"{ProcedureIds.DedicatedHybridApp} Exchange Online answers 403 to that.";

    private bool HasDedicatedApplication => Organization.Procedures.Contains(ProcedureIds.DedicatedHybridApp, StringComparer.Ordinal);

    protected override OperationCall Cmdlet(string cmdlet, params ReadOnlySpan<KeyValuePair<string, CmdletValue?>> parameters) =>
        OperationCall.Of(cmdlet, [.. parameters, Given("DomainController", Organization.DomainController)]);

    protected override async Task<ConnectorWish> WishAsync(StepContext context, CancellationToken cancellation)
    {
        var coexistence = Organization.Tenant.CoexistenceDomain;
        if (CloudHosts.Of(Organization.Tenant.Cloud).Autodiscover is not { } host)
        {
            return ConnectorWish.Refused($"Microsoft publishes no Autodiscover host for the cloud {Organization.Tenant.Cloud}. " +
                "Let the Hybrid Configuration Wizard make the connector, then start again.");
        }

        var accepted = await GetAsync(context, Cmdlet("Get-AcceptedDomain"), cancellation);
        return accepted.Any(d => string.Equals(d.Text("DomainName"), coexistence, StringComparison.OrdinalIgnoreCase))
            ? new ConnectorWish($"https://{host}/autodiscover/autodiscover.svc", [coexistence])
            : ConnectorWish.Refused($"{coexistence} is no accepted domain of {Organization.Name}, so mail would not reach the cloud either. " +
                "Run the Hybrid Configuration Wizard, or New-AcceptedDomain, then start again.");
    }

    protected override bool Accepts(string endpoint, ConnectorWish wish)
    {
        var hosts = CloudHosts.Of(Organization.Tenant.Cloud);
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
            && (string.Equals(uri.Host, hosts.Autodiscover, StringComparison.OrdinalIgnoreCase) || string.Equals(uri.Host, hosts.Outlook, StringComparison.OrdinalIgnoreCase))
            && string.Equals(uri.AbsolutePath, "/autodiscover/autodiscover.svc", StringComparison.OrdinalIgnoreCase);
    }
}
