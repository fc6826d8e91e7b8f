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

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var lacking = await LackingAsync(context, cancellation);
        if (lacking.Count == 0)
        {
            return Fine("an intra-organization connector and partner application Exchange Online are enabled");
        }

        // The procedure that sets both up may come first; then it is looked at again before anything is turned on.
        return Organization.Procedures.Contains(ProcedureIds.ExchangeOnlineOAuth, StringComparer.Ordinal)
            ? new Observation(new Finding.Missing
            {
                Sentence = $"goes on once procedure {ProcedureIds.ExchangeOnlineOAuth} has set up what is missing: {string.Join("; ", lacking)}",
                Settings = [new("OAuth", "enabled", null)],
                After = OnPremisesConnectorStep.StepId,
            })
            : Blocked(Sentence(lacking));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (await LackingAsync(context, cancellation) is { Count: > 0 } lacking)
        {
            throw new StepRefusedException(Sentence(lacking));
        }
    }

    private static string Sentence(List<string> lacking) =>
        $"OAuth with Exchange Online is not set up: {string.Join("; ", lacking)}. Are you using DAuth instead of OAuth? " +
        "Then the dedicated application would break free/busy. Run procedure exchange-online-oauth or the Hybrid Configuration Wizard first.";

    private async Task<List<string>> LackingAsync(StepContext context, CancellationToken cancellation)
    {
        var lacking = new List<string>();
        var connectors = await GetAsync(context, Cmdlet("Get-IntraOrganizationConnector"), cancellation);
        if (!connectors.Any(c => c.Truth("Enabled")))
        {
            lacking.Add(connectors.Count == 0
                ? "there is no intra-organization connector"
                : $"no intra-organization connector is enabled ({string.Join(", ", connectors.Select(c => c.Text("Name")))})");
        }

        var partners = await GetAsync(context, Cmdlet("Get-PartnerApplication"), cancellation);
        if (!partners.Any(p => p.Guid("ApplicationIdentifier") == WellKnownApplications.ExchangeOnline
            && string.IsNullOrEmpty(p.Text("Realm")) && p.Truth("Enabled")))
        {
            lacking.Add($"partner application Exchange Online ({WellKnownApplications.ExchangeOnline}, blank realm) is missing or disabled");
        }

        return lacking;
    }
}
