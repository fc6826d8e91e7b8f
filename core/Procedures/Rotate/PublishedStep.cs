using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// A domain controller of every site shows the incoming certificate as current. The servicelet does it, not the run (domain 2(e), e6): this step
/// is the calendar's line in the plan, and later the eyes of the run.
/// </summary>
internal sealed class PublishedStep(OrganizationProfile organization) : RotationExchangeStep(organization, "published"), ICalendarStep
{
    public const string StepId = ProcedureIds.Rotate + "/published";

    public override string Object => "AuthConfig, current certificate";

    public string When => $"on its date, by itself{RotationWindows.Words("when the activation window opens", RotationWindows.Activation(Organization))}";

    public override DocumentReference Document => RotateDocument.Part("the certificate is published");

    public override IReadOnlyList<string> Publishes => [RotationFacts.PublishedBy];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var incoming = context.Facts.Find(RotationFacts.Incoming);
        if (incoming is null || RotationFacts.IsAwaited(context.Facts))
        {
            return new Observation(Awaited(Incoming(context.Facts), null));
        }

        var others = new List<string>();
        foreach (var controller in Organization.Topology.DomainControllers.Select(d => d.Fqdn).Prepend(Organization.DomainController).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var config = await GetAsync(context, OperationCall.Of("Get-AuthConfig", Given("DomainController", controller)), cancellation);
            var current = config is [var found, ..] ? AuthConfigView.Of(found).Current : "nothing";
            if (!string.Equals(current, incoming, StringComparison.OrdinalIgnoreCase))
            {
                others.Add($"{current} on {controller}");
            }
        }

        if (others.Count == 0 && context.Facts.Find(RotationFacts.PublishedBy) is null)
        {
            context.Facts.Publish(RotationFacts.PublishedBy, await new PublicationLog(Organization, context).ReadAsync(cancellation));
        }

        return others.Count == 0
            ? InPlace($"AuthConfig names {incoming} as current on a domain controller of every site that the profile knows")
            : new Observation(Awaited(incoming, string.Join(", ", others)));
    }

    /// <summary>Exchange's own servicelet does it.</summary>
    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => Task.CompletedTask;

    private static Finding.Different Awaited(PlanValue incoming, string? actual) => new()
    {
        Sentence = "would wait, and look each day whether everybody who must know the certificate still does, until its date; then Exchange's servicelet publishes it " +
            "by itself within 12 hours, and nothing is restarted",
        Settings = [new Setting("CurrentCertificateThumbprint", incoming, actual)],
        After = DateStep.StepId,
    };
}
