using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// OWA and ECP of a server have let go of the certificate that ended: their two pools are recycled, once a domain controller of the server's site names
/// the other one. Nothing is drained first, because nobody can sign in there as it is (domain 2(e) e7; domain 11, row 6).
/// </summary>
internal sealed class PoolsRecycledStep(OrganizationProfile organization, ExchangeServer server) : WindowsStep(organization, server.Fqdn)
{
    private static readonly string[] Pools = ["MSExchangeOWAAppPool", "MSExchangeECPAppPool"];

    public override string Id { get; } = $"{ProcedureIds.EmergencyPublish}/recycled-{server.Fqdn}";

    public override string Object { get; } = $"OWA and ECP pools of {server.Fqdn}";

    public override DocumentReference Document => EmergencyDocument.Part("restart what holds on to the former one");

    public override Risk Risk => Risk.Restart | Risk.Outage;

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Fact => FactOf(server.Fqdn);

    private static string FactOf(string server) => $"emergency.recycled-{server}";

    private string When() => new SiteHearing(Organization, server.AdSite).Controllers is { Count: > 0 } controllers
        ? $"when {string.Join(" and ", controllers)} of its site names the new certificate"
        : $"and nobody can see whether its site has heard of the new certificate, because topology.domainControllers names none of site {server.AdSite}: recycle them there again when it has";

    public override Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (ReplacementStep.Refused(context.Facts) is { } refused)
        {
            return Task.FromResult(refused);
        }

        var incoming = context.Facts.Find(RotationFacts.Incoming);
        return Task.FromResult(incoming is not null && string.Equals(context.Facts.Find(Fact), incoming, StringComparison.Ordinal)
            ? new Observation(new Finding.InPlace { Sentence = $"the OWA and ECP pools of {server.Fqdn} were recycled since" })
            : new Observation(new Finding.Different
            {
                Sentence = $"would recycle {string.Join(" and ", Pools)} on {server.Fqdn}, {When()}. MSExchangeServiceHost is not restarted: a person does that there (docs/runbook-emergency.md)",
                Settings = [new Setting("Recycled for", incoming is null ? new PlanValue.KnownAfterApply(ReplacementStep.StepId) : incoming, null)],
                After = ReplacementStep.StepId,
            }));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (context.Facts.Find(RotationFacts.Incoming) is { } incoming && await new SiteHearing(Organization, server.AdSite).LackingAsync(context, incoming, cancellation) is { } lacking)
        {
            var left = Organization.Topology.TokenServers().Select(s => s.Fqdn).Where(s => context.Facts.Find(FactOf(s)) is null);
            throw new StepRefusedException(
                $"{incoming} is published, but not yet known everywhere: {lacking} Nothing failed; the pools of {server.Fqdn} would only read the former one again. When " +
                $"'Get-AuthConfig -DomainController' names {incoming} at a domain controller of its site, recycle these, one after the other: {string.Join(", ", left)} " +
                $"({string.Join("; ", Pools.Select(p => $"Restart-WebAppPool {p}"))}).");
        }

        try
        {
            await InvokeAsync(context, Cmdlet(LocalOperations.RecycleApplicationPools, Given("Names", Pools)), cancellation);
        }
        catch (CmdletException down) when (server.Optional && down.Error.Kind is CmdletErrorKind.Unreachable)
        {
            // Its processes are new when it comes back.
        }

        context.Facts.Publish(Fact, context.Facts.Find(RotationFacts.Incoming) ?? context.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "Worker processes that started again cannot be put back, and need not be." });
}
