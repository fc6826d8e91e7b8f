using HybridTrust.Organizations;
using HybridTrust.Procedures.ExchangeOnlineOAuth;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Prerequisite: the organization uses OAuth with Exchange Online. In one that shares by federation (DAuth) the override would break what
/// works (domain 7, trap 31), so an enabled connector and the enabled partner application 00000002 must be there.
/// </summary>
internal sealed class OAuthInUseStep(OrganizationProfile organization) : PreconditionStep(organization)
{
    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/oauth-in-use";

    public override string Object => "OAuth with Exchange Online";

    public override DocumentReference Document => HybridApplicationDocument.Step("prerequisites: OAuth is configured");

    public override IReadOnlyList<string> Needs => [OnPremisesConnectorStep.AwaitedFact, ExchangeOnlinePartnerStep.AwaitedFact];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var noConnector = await LackingConnectorAsync(context, cancellation);
        var noPartner = await LackingPartnerAsync(context, cancellation);
        if (noConnector is null && noPartner is null)
        {
            return Fine("an intra-organization connector and partner application Exchange Online are enabled");
        }

        // Earlier steps of this run may be about to set up what is missing. They tell otherwise once they have, and this is looked at again
        // before anything is turned on. A precondition changes nothing, so it is no change of the plan.
        string[] lacking = [.. new[] { noConnector, noPartner }.OfType<string>()];
        return IsAwaited(noConnector, OnPremisesConnectorStep.AwaitedFact, context) && IsAwaited(noPartner, ExchangeOnlinePartnerStep.AwaitedFact, context)
            ? new Observation(new Finding.InPlace
            {
                Sentence = $"goes on once procedure {ProcedureIds.ExchangeOnlineOAuth} has set up what is missing: {string.Join("; ", lacking)}",
                After = OnPremisesConnectorStep.StepId,
            })
            : Blocked($"OAuth with Exchange Online is not set up: {string.Join("; ", lacking)}. Are you using DAuth instead of OAuth? " +
                "Then the dedicated application would break free/busy. Run procedure exchange-online-oauth or the Hybrid Configuration Wizard first.");
    }

    /// <summary>Whether an earlier step of the run is to bring it; one that comes later would come too late.</summary>
    private bool IsAwaited(string? lacking, string fact, StepContext context)
    {
        var procedures = Organization.Procedures.ToList();
        return lacking is null || (context.Facts.Find(fact) is FactNames.Planned
            && procedures.IndexOf(ProcedureIds.ExchangeOnlineOAuth) < procedures.IndexOf(DedicatedHybridAppProcedure.ProcedureId));
    }

    private async Task<string?> LackingConnectorAsync(StepContext context, CancellationToken cancellation)
    {
        var connectors = await GetAsync(context, Cmdlet("Get-IntraOrganizationConnector"), cancellation);
        return connectors.Any(c => c.Truth("Enabled")) ? null
            : connectors.Count == 0 ? "there is no intra-organization connector"
            : $"no intra-organization connector is enabled ({string.Join(", ", connectors.Select(c => c.Text("Name")))})";
    }

    private async Task<string?> LackingPartnerAsync(StepContext context, CancellationToken cancellation)
    {
        var partners = await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation);
        return partners.Any(p => p.Guid("ApplicationIdentifier") == WellKnownApplications.ExchangeOnline
            && string.IsNullOrEmpty(p.Text("Realm")) && p.Truth("Enabled"))
                ? null
                : $"partner application Exchange Online ({WellKnownApplications.ExchangeOnline}, blank realm) is missing or disabled";
    }
}
