using HybridTrust.Organizations;
using HybridTrust.Procedures.SkypeServerExchange;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// Skype Server's pool reads Exchange's metadata again: once when the next certificate has its date, because Exchange may list it by then, and
/// once when it is published (domain 11, row 14). That setting the same address makes it read again is not documented, so the proofs have the last word.
/// </summary>
internal sealed class PoolMetadataStep(OrganizationProfile organization, string name, string after) : CentralStoreStep(organization)
{
    public override string Id { get; } = $"{ProcedureIds.Rotate}/pool-reads-{name}";

    public override string Object => "Exchange's metadata, as the Skype Server pool knows it";

    public override DocumentReference Document => RotateDocument.Practice("whoever reads the metadata reads it again");

    public override IReadOnlyList<string> Needs => [RotationFacts.Standing, RotationFacts.Incoming];

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Fact => $"{RotationFacts.PoolTold}.{name}";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var incoming = context.Facts.Find(RotationFacts.Incoming);
        if (incoming is not null && string.Equals(context.Facts.Find(Fact), incoming, StringComparison.OrdinalIgnoreCase))
        {
            return new Observation(new Finding.InPlace { Sentence = $"the pool has read Exchange's metadata since {incoming} was set" });
        }

        // What a reading was for before its date is over once it has come: the next step reads again.
        if (string.Equals(after, DateStep.StepId, StringComparison.Ordinal) && context.Facts.Find(RotationFacts.Standing) is nameof(RotationStanding.Published))
        {
            return new Observation(new Finding.InPlace { Sentence = "the certificate that was to follow is in use" });
        }

        var partners = ExchangePartnerStep.Among(await GetAsync(context, Cmdlet("Get-CsPartnerApplication"), cancellation));
        return partners is not [var partner] || ExchangePartnerStep.UrlOf(partner) is not { } url
            ? new Observation(new Finding.Blocked { Sentence = $"The pool has no single partner application that reads Exchange's metadata; run procedure {SkypeServerExchangeProcedure.ProcedureId} first." })
            : new Observation(new Finding.Different
            {
                Sentence = $"would let the pool read Exchange's metadata again at {url}",
                Settings = [new Setting("MetadataUrl read again for", incoming is null ? new PlanValue.KnownAfterApply(NextCertificateStep.StepId) : incoming, null)],
                After = after,
            });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var partners = ExchangePartnerStep.Among(await GetAsync(context, Cmdlet("Get-CsPartnerApplication"), cancellation));
        if (partners is not [var partner] || ExchangePartnerStep.UrlOf(partner) is not { } url || context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            throw new StepRefusedException("The pool has no single partner application for Exchange any more.");
        }

        await InvokeAsync(
            context, Cmdlet("Set-CsPartnerApplication", Given("Identity", partner.Text("Identity")), Given("MetadataUrl", url), Given("Confirm", value: false)), cancellation);
        await ReplicateAsync(context, cancellation);
        context.Facts.Publish(Fact, incoming);
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.NothingToUndo { Sentence = "The pool knows what Exchange publishes; what it read before is not there any more." });
}
