using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// OWA and ECP of a server have let go of the certificate that ended: their two pools are recycled. Nothing is drained first, because nobody can sign in
/// there as it is (domain 2(e) e7; domain 11, row 6).
/// </summary>
internal sealed class PoolsRecycledStep(OrganizationProfile organization, ExchangeServer server) : WindowsStep(organization, server.Fqdn)
{
    private static readonly string[] Pools = ["MSExchangeOWAAppPool", "MSExchangeECPAppPool"];

    public override string Id { get; } = $"{ProcedureIds.EmergencyPublish}/recycled-{server.Fqdn}";

    public override string Object { get; } = $"OWA and ECP pools of {server.Fqdn}";

    public override DocumentReference Document => EmergencyDocument.Part("restart what holds on to the former one");

    public override Risk Risk => Risk.Restart | Risk.Outage;

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Fact => $"emergency.recycled-{server.Fqdn}";

    public override Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var incoming = context.Facts.Find(RotationFacts.Incoming);
        return Task.FromResult(incoming is not null && context.Facts.Find(Fact) == incoming
            ? new Observation(new Finding.InPlace { Sentence = $"the OWA and ECP pools of {server.Fqdn} were recycled since" })
            : new Observation(new Finding.Different
            {
                Sentence = $"would recycle {string.Join(" and ", Pools)} on {server.Fqdn}",
                Settings = [new Setting("Recycled for", incoming is null ? new PlanValue.KnownAfterApply(ReplacementStep.StepId) : incoming, null)],
                After = ReplacementStep.StepId,
            }));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
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
