using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>AuthConfig forgets the previous certificate, and only when a domain controller of every site names the same current one (domain 11, row 11).</summary>
internal sealed class PreviousClearedStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    public override string Id => ProcedureIds.EmergencyClear + "/previous";

    public override string Object => "AuthConfig, previous certificate";

    public override DocumentReference Document => EmergencyDocument.Part("clear the previous certificate");

    public override Risk Risk => Risk.Irreversible;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var views = new SortedDictionary<string, AuthConfigView>(StringComparer.OrdinalIgnoreCase);
        foreach (var controller in Organization.Topology.DomainControllers.Select(d => d.Fqdn).Append(Organization.DomainController).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await GetAsync(context, OperationCall.Of("Get-AuthConfig", Given("DomainController", controller)), cancellation) is [var config, ..])
            {
                views[controller] = AuthConfigView.Of(config);
            }
        }

        if (!views.TryGetValue(Organization.DomainController, out var own))
        {
            return Blocked($"{Organization.DomainController} shows no AuthConfig.");
        }

        if (own.Previous.Length == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = "AuthConfig names no previous certificate" }, own.Properties);
        }

        var others = views.Where(v => !string.Equals(v.Value.Current, own.Current, StringComparison.OrdinalIgnoreCase)).Select(v => $"{v.Value.Current} on {v.Key}").ToList();
        return others.Count > 0
            ? Blocked($"Not every site names {own.Current} as current yet: {string.Join(", ", others)}. Servers there would lose the certificate that they sign with. Wait for Active Directory to replicate, then start again.")
            : new Observation(
                new Finding.Different
                {
                    Sentence = $"would make AuthConfig forget {own.Previous}. WARNING: what it signed is not believed any more, and it cannot be taken back",
                    Settings = [new Setting("PreviousCertificateThumbprint", "", own.Previous)],
                },
                own.Properties);
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        InvokeAsync(context, Cmdlet("Set-AuthConfig", Given("ClearPreviousCertificate", new CmdletValue.Switch())), cancellation);

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(before.Finding.CallsForChange
            ? new UndoOutcome.Blocked { Sentence = "A certificate that was removed is never published again." }
            : new UndoOutcome.NothingToUndo { Sentence = "Nothing was cleared." });

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
