using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// A front end finds Autodiscover: the name resolves there, the service answers, and the certificate covers the name. DNS is never written by
/// us: its zone may belong to anybody, and a wrong record there breaks more than this trust.
/// </summary>
internal sealed class AutodiscoverReachedStep(OrganizationProfile organization, string frontEnd)
    : ReadingStep(organization, Site.Windows, ShellKind.Windows, frontEnd)
{
    private readonly TrustAddresses _addresses = new(organization);

    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/autodiscover-from-{Target}";

    public override string Object => $"{_addresses.AutodiscoverHost} as {Target} sees it";

    public override DocumentReference Document => SkypeServerDocument.Planning("DNS record for Autodiscover");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var host = _addresses.AutodiscoverHost;
        if ((await InvokeAsync(context, Cmdlet(LocalOperations.ResolveName, Given("Name", host)), cancellation)).Count == 0)
        {
            return Blocked($"{Target} cannot resolve {host}. Create a DNS record {host} that points to {Organization.Topology.ShellServer().Fqdn} " +
                "(CNAME), or to your load balancer (A); HybridTrust writes no DNS.");
        }

        var probe = await WebProbe.FromAsync(context, Target, _addresses.AutodiscoverService, cancellation);
        return probe switch
        {
            { Status: null } => Blocked($"{Target} resolves {host}, but nothing answers at {probe.Url} ({probe.Failure}). " +
                "See whether the record points to an Exchange server and whether HTTPS may pass."),
            { Trusted: false } => Blocked($"{Target} does not trust the certificate of {probe.Url}. Give Exchange's web site a certificate that covers {host} " +
                "and comes from an authority that the front ends trust."),

            // Without a user it answers 401; what matters is that the service is there.
            { Status: 404 or >= 500 } => Blocked(string.Create(
                CultureInfo.InvariantCulture, $"{probe.Url} answers HTTP {probe.Status} to {Target}. See the Autodiscover virtual directory on the server that {host} points to.")),
            _ => Fine($"{Target} reaches {probe.Url}"),
        };
    }
}
