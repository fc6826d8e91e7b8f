using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>Before anything: Exchange runs on a server.</summary>
internal sealed class ExchangeServicesStep(OrganizationProfile organization, ExchangeServer server)
    : ReadingStep(organization, Site.Exchange, ShellKind.ExchangeServer, server.Fqdn)
{
    public override string Id => $"{SkypeServerExchangeProcedure.ProcedureId}/services-{Target}";

    public override string Object => $"services of Exchange Server on {Target}";

    public override DocumentReference Document => SkypeServerDocument.Planning("both products fully installed and operational");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        IReadOnlyList<CmdletObject> roles;
        try
        {
            roles = await InvokeAsync(context, Cmdlet("Test-ServiceHealth"), cancellation);
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            return Fine($"{Target} does not answer; the profile says that a run may go on without it");
        }

        var stopped = roles.Where(r => !r.Truth("RequiredServicesRunning")).SelectMany(r => r.List("ServicesNotRunning")).Distinct(StringComparer.Ordinal).ToList();
        return stopped.Count == 0
            ? Fine($"the services that Exchange requires run on {Target}")
            : Blocked($"{string.Join(" and ", stopped)} on {Target} does not run. Start it, and see why it stopped.");
    }
}
