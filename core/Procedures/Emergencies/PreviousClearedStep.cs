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
        if (await ReadAsync(context, Organization.DomainController, cancellation) is not { } own)
        {
            return Blocked($"{Organization.DomainController} shows no AuthConfig.");
        }

        if (own.Previous.Length == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = "AuthConfig names no previous certificate" }, own.Properties);
        }

        return await UnheardAsync(context, own.Current, cancellation) is { Count: > 0 } unheard
            ? Blocked($"It was not seen that every site names {own.Current} as current: {string.Join("; ", unheard)}. Servers there would lose the certificate that they sign with. " +
                "Wait for Active Directory to replicate, or mend what is named here, then start again.")
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

    /// <summary>Who was not seen to agree, in words: a domain controller that names another one or none, and a site that nobody could ask.</summary>
    private async Task<IReadOnlyList<string>> UnheardAsync(StepContext context, string current, CancellationToken cancellation)
    {
        var unheard = new List<string>();
        foreach (var controller in Organization.Topology.DomainControllers)
        {
            var named = (await ReadAsync(context, controller.Fqdn, cancellation))?.Current;
            if (!string.Equals(named, current, StringComparison.OrdinalIgnoreCase))
            {
                unheard.Add(named is null ? $"{controller.Fqdn} (site {controller.AdSite}) shows no AuthConfig" : $"{named} on {controller.Fqdn} (site {controller.AdSite})");
            }
        }

        unheard.AddRange(Organization.Topology.TokenServers().Select(s => s.AdSite).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(site => new SiteHearing(Organization, site).Controllers.Count == 0)
            .Select(site => $"nobody asked site {site}; name one of its domain controllers in topology.domainControllers"));
        return unheard;
    }

    private async Task<AuthConfigView?> ReadAsync(StepContext context, string controller, CancellationToken cancellation) =>
        await GetAsync(context, OperationCall.Of("Get-AuthConfig", Given("DomainController", controller)), cancellation) is [var config, ..] ? AuthConfigView.Of(config) : null;

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
