using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// AuthConfig names the incoming certificate as next, with its date. From then on the servicelet publishes it by itself, and no documented call
/// takes it back: so everything else comes before (domain 11, row 1). The date is computed here, at the moment of the call, and read back in UTC (row 3).
/// </summary>
internal sealed class DateStep(OrganizationProfile organization, IReadOnlyList<RotationPrincipal> principals) : RotationExchangeStep(organization, "date")
{
    public const string StepId = ProcedureIds.Rotate + "/date";

    public override string Object => "AuthConfig, next certificate";

    public override DocumentReference Document => RotateDocument.Part("set it as next, with an effective date");

    public override Risk Risk => Risk.PointOfNoReturn;

    public override IReadOnlyList<string> Publishes => [RotationFacts.Effective];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (StandingIn(context.Facts) is RotationStanding.Published)
        {
            return InPlace("the certificate that was to follow is in use");
        }

        if (RotationFacts.IsAwaited(context.Facts) || context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            return new Observation(Dated(new PlanValue.KnownAfterApply(NextCertificateStep.StepId), null, NextCertificateStep.StepId));
        }

        if (await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation) is not { } config)
        {
            return Blocked($"{Organization.DomainController} shows no AuthConfig.");
        }

        if (Is(config.Current, incoming))
        {
            return InPlace($"{incoming} is in use");
        }

        if (config.Next.Length > 0 && !Is(config.Next, incoming))
        {
            return Blocked($"AuthConfig names {config.Next} as next, which is not {incoming}: somebody else sets certificates too. Find out who, then start again; what is there is adopted.");
        }

        if (config.Next.Length == 0 || config.NextEffective is not { } date)
        {
            return new Observation(Dated(incoming, config.Next, after: null), config.Properties);
        }

        context.Facts.Publish(RotationFacts.Effective, RotationFacts.Text(date));
        if (RotationFacts.Time(context.Facts.All, RotationFacts.CurrentEnds) is { } ends && RotationTimes.ComesTooLate(date, ends))
        {
            return new Observation(Forward(incoming, date, ends), config.Properties);
        }

        return new Observation(new Finding.InPlace { Sentence = $"AuthConfig names {incoming} as next, from {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC" }, config.Properties);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var now = context.Time.GetUtcNow();
        if (context.Facts.Find(RotationFacts.Incoming) is not { } incoming || context.Facts.Find(FactNames.CurrentAuthCertificate) is not { } current)
        {
            throw new StepRefusedException($"It is not known which certificate comes next; see step {NextCertificateStep.StepId}.");
        }

        // From here on there is no way back, so both invariants are looked at once more.
        string[] both = [current, incoming];
        List<string> open = [.. RotationInvariants.AcceptedByAll(principals, context.Facts, both, now), .. await RotationInvariants.HeldByAllAsync(Organization, context, both, cancellation)];
        if (open.Count > 0)
        {
            throw new StepRefusedException($"The date of {incoming} was not set: {string.Join("; ", open)}. Nobody would lose anything yet; put that right, then start again.");
        }

        if (RotationTimes.DateFor(Organization.Rotation, RotationWindows.Activation(Organization), RotationFacts.Time(context.Facts.All, RotationFacts.CurrentEnds) ?? now, now) is not { } date)
        {
            throw new StepRefusedException($"The certificate in use ends before a planned date could come. Send the ticket with the procedure '{ProcedureIds.EmergencyPublish}'.");
        }

        await SetAsync(context, incoming, date, cancellation);
    }

    /// <summary>Sets the date, and sees in UTC what Exchange made of it: where it takes it for local time it may come hours early.</summary>
    private async Task SetAsync(StepContext context, string incoming, DateTimeOffset date, CancellationToken cancellation)
    {
        await InvokeAsync(
            context,
            Cmdlet("Set-AuthConfig", Given("NewCertificateThumbprint", incoming), Given("NewCertificateEffectiveDate", date), Given("Force", new CmdletValue.Switch())),
            cancellation);
        var config = await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation);
        if (config?.NextEffective is { } read && read < context.Time.GetUtcNow() + TimeSpan.FromHours(48))
        {
            throw new PermanentFailureException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Target} took {date.UtcDateTime:u} for {read.UtcDateTime:u}, which is less than 48 hours ahead. Set a later date at once: Set-AuthConfig -NewCertificateThumbprint {incoming} -NewCertificateEffectiveDate."));
        }
    }

    private Finding.Different Dated(PlanValue thumbprint, string? actual, string? after) => new Finding.Different
    {
        Sentence = $"would set it as next, to take effect {Lead}. From then on Exchange publishes it by itself, and no call takes that back" +
            RotationWindows.Words("and set only in the staging window", RotationWindows.Staging(Organization)),
        Settings =
        [
            new("NewCertificateThumbprint", thumbprint, actual is "" ? null : actual),
            new("NewCertificateEffectiveDate", Lead, null),
        ],
        After = after,
    };

    /// <summary>Somebody has set a date at which the certificate in use has ended already.</summary>
    private Finding.Different Forward(string incoming, DateTimeOffset date, DateTimeOffset ends) => new()
    {
        Sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"AuthConfig names {incoming} as next only from {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and the certificate in use ends at {ends.UtcDateTime:yyyy-MM-dd HH:mm}: would set an earlier date"),
        Settings = [new("NewCertificateEffectiveDate", "before the certificate in use ends", RotationFacts.Text(date))],
    };

    private string Lead => string.Create(CultureInfo.InvariantCulture, $"{Organization.Rotation.LeadDays} days after it is set") +
        RotationWindows.Words("when the activation window opens", RotationWindows.Activation(Organization));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
