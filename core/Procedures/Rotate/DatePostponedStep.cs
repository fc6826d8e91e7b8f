using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// The date is put off when the last checks before it fail: a later date is the only way to hold the servicelet back. It is a line of the plan, so
/// that nobody has to be found at night to approve what only keeps the trust as it is.
/// </summary>
internal sealed class DatePostponedStep(OrganizationProfile organization) : RotationExchangeStep(organization, "date-postponed"), ICalendarStep
{
    public const string StepId = ProcedureIds.Rotate + "/date-postponed";

    private const string WhenAsked = "later, and only when a daily check fails within three days of it";

    public override string Object => "AuthConfig, date of the next certificate";

    public string When => "only if a check fails within three days of the date";

    public override DocumentReference Document => RotateDocument.Practice("a check that fails puts the date off");

    public override IReadOnlyList<string> Publishes => [RotationFacts.Effective];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (StandingIn(context.Facts) is RotationStanding.Published)
        {
            return InPlace("there is no date any more to put off");
        }

        if (context.Facts.Find(RotationFacts.TooEarly) is not { } tooEarly)
        {
            return new Observation(Later(null, DateStep.StepId));
        }

        var config = await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation);
        if (config?.NextEffective is not { } date || config.Next.Length == 0)
        {
            return Blocked("AuthConfig names no next certificate any more: somebody else sets certificates too.");
        }

        var text = RotationFacts.Text(date);
        context.Facts.Publish(RotationFacts.Effective, text);
        return string.Equals(text, tooEarly, StringComparison.Ordinal)
            ? new Observation(Later(text, after: null))
            : InPlace($"the next certificate takes effect at {date.UtcDateTime:yyyy-MM-dd HH:mm} UTC, not at {tooEarly}");
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var now = context.Time.GetUtcNow();
        var ends = RotationFacts.Time(context.Facts.All, RotationFacts.CurrentEnds) ?? now;
        if (context.Facts.Find(RotationFacts.Incoming) is not { } incoming || RotationTimes.Postponed(RotationWindows.Activation(Organization), ends, now) is not { } later)
        {
            throw new StepRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The date cannot be put off: the certificate in use ends at {ends.UtcDateTime:u}, and servers that work come first."));
        }

        await InvokeAsync(
            context,
            Cmdlet("Set-AuthConfig", Given("NewCertificateThumbprint", incoming), Given("NewCertificateEffectiveDate", later), Given("Force", new CmdletValue.Switch())),
            cancellation);
    }

    private static Finding.Different Later(string? actual, string? after) => new()
    {
        Sentence = "would put the date off by a week if a check shortly before it fails; the plan's approval covers that",
        Settings = [new Setting("NewCertificateEffectiveDate", WhenAsked, actual)],
        After = after,
    };
}
