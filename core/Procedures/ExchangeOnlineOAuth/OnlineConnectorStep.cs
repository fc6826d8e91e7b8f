using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 7: in Exchange Online, a connector leads the organization's own domains back to it. The domains are those that the Hybrid Configuration Wizard
/// told the tenant; in modern hybrid the address is an application proxy's, which is accepted as it is.
/// </summary>
internal sealed class OnlineConnectorStep(OrganizationProfile organization)
    : ConnectorStep(organization, Site.ExchangeOnline, ShellKind.ExchangeOnline, organization.Tenant.CoexistenceDomain)
{
    private const string ApplicationProxy = ".msappproxy.net";

    /// <summary>Several on-premises organizations share the tenant; then each has to be named.</summary>
    private const string SeveralOrganizations = "MultipleOnPremisesOrganizationsFoundException";

    public override string Id => ExchangeOnlineOAuthProcedure.ProcedureId + "/connector-online";

    public override string Object => "intra-organization connector in Exchange Online";

    public override DocumentReference Document => OAuthDocument.Step("step 7: intra-organization connector in Exchange Online");

    protected override string Name => "ExchangeHybridOnlineToOnPremises";

    protected override string Consequence => "From then on, users in the cloud look up on-premises mailboxes with OAuth, no longer with federation.";

    protected override async Task<ConnectorWish> WishAsync(StepContext context, CancellationToken cancellation)
    {
        var host = Organization.Topology.Autodiscover ?? $"autodiscover.{Organization.VerifiedDomain}";
        var told = await ToldDomainsAsync(context, cancellation);
        return new ConnectorWish(
            $"https://{host}/autodiscover/autodiscover.svc",
            [.. told.Prepend(Organization.VerifiedDomain).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    protected override bool Accepts(string endpoint, ConnectorWish wish) =>
        string.Equals(endpoint, wish.Endpoint, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
            && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            && uri.Host.EndsWith(ApplicationProxy, StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<string>> ToldDomainsAsync(StepContext context, CancellationToken cancellation)
    {
        try
        {
            return [.. (await GetAsync(context, Cmdlet("Get-IntraOrganizationConfiguration"), cancellation)).SelectMany(c => c.List("OnPremiseTargetAddresses"))];
        }
        catch (CmdletException several) when (several.Error.Reason is SeveralOrganizations)
        {
            // Whose domains are whose is known by the wizard alone; the profile's own is certain.
            return [];
        }
    }
}
