using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// AuthConfig names the replacement as current, at once: set as next with a date just ahead, then published by a call of its own, because the two belong
/// to different parameter sets (domain 2(e) e6', trap 18). Whoever in the cloud does not know it yet refuses its tokens until a rotation has finished.
/// </summary>
internal sealed class PublishNowStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>The date must lie after the server's "now" when the call is made, whose clock may be ahead by what Kerberos allows.</summary>
    private static readonly TimeSpan JustAhead = TimeSpan.FromMinutes(6);

    public const string StepId = ProcedureIds.EmergencyPublish + "/published";

    public override string Id => StepId;

    public override string Object => "AuthConfig, current certificate";

    public override DocumentReference Document => EmergencyDocument.Part("publish it at once");

    public override Risk Risk => Risk.Irreversible | Risk.PointOfNoReturn | Risk.Outage;

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (ReplacementStep.Refused(context.Facts) is { } refused)
        {
            return refused;
        }

        var config = await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation);
        var incoming = context.Facts.Find(RotationFacts.Incoming);
        if (incoming is not null && string.Equals(config?.Current, incoming, StringComparison.OrdinalIgnoreCase))
        {
            return new Observation(new Finding.InPlace { Sentence = $"AuthConfig names {incoming} as current" });
        }

        return new Observation(new Finding.Different
        {
            Sentence = "would publish it at once. WARNING: principals and partners that do not know it yet refuse its tokens until the rotation is finished " +
                "(a ticket with the action 'rotate' uploads it); servers of other sites follow when Active Directory has replicated; it cannot be taken back" +
                await new RivalTasks(Organization, context).WarningAsync(cancellation),
            Settings = [new Setting("CurrentCertificateThumbprint", incoming is null ? new PlanValue.KnownAfterApply(ReplacementStep.StepId) : incoming, config?.Current)],
            After = incoming is null ? ReplacementStep.StepId : null,
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var incoming = context.Facts.Find(RotationFacts.Incoming) ?? throw new StepRefusedException($"There is nothing to publish; see step {ReplacementStep.StepId}.");

        // I2 for what is about to be used: the servers come first.
        if (await RotationInvariants.HeldByAllAsync(Organization, context, [incoming], cancellation) is { Count: > 0 } missing)
        {
            throw new StepRefusedException($"{incoming} was not published: {string.Join("; ", missing)}. Bring those servers back, or mark them optional in topology.servers.");
        }

        try
        {
            await PublishAsync(context, incoming, cancellation);
        }
        catch (CmdletException dead) when (dead.Error.Kind is not CmdletErrorKind.Unreachable)
        {
            throw new PermanentFailureException(
                $"{dead.Message} Sessions are signed for by the certificate that ended, so this one may be half dead. On {Target}, which the runner has to be installed on for it: write " +
                "\"powerShell\": { \"exchange\": \"snap-in\" } into %ProgramData%\\HybridTrust\\runner.json, start the runner again (Stop-ScheduledTask, then Start-ScheduledTask " +
                "-TaskName 'HybridTrust Runner') and send another ticket (docs/runbook-emergency.md).", dead);
        }
    }

    private async Task PublishAsync(StepContext context, string incoming, CancellationToken cancellation)
    {
        await InvokeAsync(
            context,
            Cmdlet("Set-AuthConfig",
                Given("NewCertificateThumbprint", incoming), Given("NewCertificateEffectiveDate", context.Time.GetUtcNow() + JustAhead), Given("Force", new CmdletValue.Switch())),
            cancellation);
        await InvokeAsync(context, Cmdlet("Set-AuthConfig", Given("PublishCertificate", new CmdletValue.Switch())), cancellation);
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.Blocked { Sentence = "A certificate that has ended or is lost is never published again (domain 11, row 8)." });
}
