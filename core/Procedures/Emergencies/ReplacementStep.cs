using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Rotate;
using HybridTrust.Steps;
using HybridTrust.Watch;

namespace HybridTrust.Procedures.Emergencies;

/// <summary>
/// There is a certificate to publish at once: the next one that AuthConfig names, or one that nothing refers to, or a new one. It refuses while the one in
/// use lives: then there is time for a planned rotation, in which nobody loses anything.
/// </summary>
internal sealed class ReplacementStep(OrganizationProfile organization) : WindowsStep(organization, organization.Topology.ShellServer().Fqdn)
{
    public const string StepId = ProcedureIds.EmergencyPublish + "/replacement";

    public override string Id => StepId;

    public override string Object => "auth certificate to publish";

    public override DocumentReference Document => EmergencyDocument.Part("a certificate to publish");

    public override IReadOnlyList<string> Publishes { get; } =
        [FactNames.NextAuthCertificate, RotationFacts.Incoming, RotationFacts.Holder, RotationFacts.Standing, RotationFacts.Former];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (await new AuthCertificateReader(Organization, context).ReadAsync(cancellation) is not { } sight)
        {
            return Refuse(context.Facts, $"{Organization.DomainController} shows no AuthConfig.");
        }

        var now = context.Time.GetUtcNow();
        var ours = context.Facts.Find(RotationFacts.Incoming);
        if (ours is not null && string.Equals(sight.Config.Current, ours, StringComparison.OrdinalIgnoreCase))
        {
            Tell(context.Facts, sight.Find(ours), sight.Config.Previous, RotationStanding.Published);
            return new Observation(new Finding.InPlace { Sentence = $"{ours} is in use" });
        }

        if (sight.Current is { } current && sight.Find(current.Thumbprint)!.KeyUsable && RotationTimes.DateFor(Organization.Rotation, activation: null, current.NotAfter, now) is not null)
        {
            return Refuse(context.Facts, $"Auth certificate {current} lives long enough for a planned rotation, in which nobody loses anything: send the ticket with the action 'rotate' and no procedure. " +
                $"If it is missing on some servers, '{ProcedureIds.EmergencyImport}' copies it; if it was published a short time ago, 'rotate' lets servers follow that do not.");
        }

        var incoming = Choose(sight, ours, now);
        Tell(context.Facts, incoming, sight.Config.Current, incoming is not null && Is(incoming, sight.Config.Next) ? RotationStanding.Dated : RotationStanding.NotBegun);
        if (incoming is not null)
        {
            await context.Certificates.OfferAsync(incoming.Certificate, cancellation);
            return new Observation(new Finding.InPlace { Sentence = $"{incoming.Certificate} on {incoming.Server} can be published" });
        }

        return new Observation(new Finding.Missing
        {
            Sentence = $"would make an auth certificate on {Target}, valid for {Organization.Rotation.ValidityDays} days",
            Settings =
            [
                new("Subject", AuthCertificateRules.UsualSubject, null),
                new("ValidityDays", Organization.Rotation.ValidityDays.ToString(CultureInfo.InvariantCulture), null),
            ],
        });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var made = await InvokeAsync(
            context, Cmdlet(LocalOperations.CreateAuthCertificate, Given("ValidityDays", (long)Organization.Rotation.ValidityDays)), cancellation);
        if (made is [var entry] && entry.Bytes("RawData") is { } der)
        {
            context.Facts.Publish(RotationFacts.Incoming, PublicCertificate.FromDer(der.Span).Thumbprint);
        }
    }

    public override Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        Task.FromResult<UndoOutcome>(new UndoOutcome.Blocked { Sentence = "A certificate that was published in an emergency stays; rotate to another one instead." });

    /// <summary>
    /// Valid now, with a key that its server can use: this run's, however short its life was made; then the one that is named as next, where it outlives the
    /// one in use and leaves time for a planned rotation; then the youngest that is not near its end by its own measure.
    /// </summary>
    private HeldCertificate? Choose(AuthCertificateSight sight, string? ours, DateTimeOffset now)
    {
        List<HeldCertificate> fit = [.. sight.Held.Where(h => h.KeyUsable && h.Certificate.NotBefore <= now && h.Certificate.NotAfter > now
            && h.Certificate.RsaKeySize >= AuthCertificateRules.SmallestKey && !Is(h, sight.Config.Current) && !Is(h, sight.Config.Previous))];
        return fit.Find(h => ours is not null && Is(h, ours))
            ?? fit.Find(h => Is(h, sight.Config.Next) && LeavesTime(h, now) && !(sight.Current?.NotAfter >= h.Certificate.NotAfter))
            ?? fit.Where(h => !Is(h, sight.Config.Next) && LevelOf(h, now) < ExpiryLevel.Effective).OrderByDescending(h => h.Certificate.NotBefore).FirstOrDefault();
    }

    private bool LeavesTime(HeldCertificate held, DateTimeOffset now) =>
        RotationTimes.DateFor(Organization.Rotation, activation: null, held.Certificate.NotAfter, now) is not null;

    private ExpiryLevel LevelOf(HeldCertificate held, DateTimeOffset now) =>
        ExpiryThresholds.LevelOf(held.Certificate.NotBefore, held.Certificate.NotAfter, Organization.Rotation, now);

    private static void Tell(Facts facts, HeldCertificate? incoming, string former, RotationStanding standing)
    {
        facts.Publish(FactNames.NextAuthCertificate, incoming?.Certificate.Thumbprint ?? FactNames.Planned);
        facts.Publish(RotationFacts.Standing, standing.ToString());
        facts.Publish(RotationFacts.Former, former);
        if (incoming is not null)
        {
            facts.Publish(RotationFacts.Incoming, incoming.Certificate.Thumbprint);
            facts.Publish(RotationFacts.Holder, incoming.Server);
        }
        else
        {
            facts.Retract(RotationFacts.Incoming);
            facts.Retract(RotationFacts.Holder);
        }
    }

    private static bool Is(HeldCertificate held, string thumbprint) => string.Equals(held.Certificate.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase);

    /// <summary>The steps behind this one show nothing that cannot happen.</summary>
    private static Observation Refuse(Facts facts, string sentence)
    {
        facts.Retract(RotationFacts.Standing);
        facts.Retract(FactNames.NextAuthCertificate);
        return new Observation(new Finding.Blocked { Sentence = sentence });
    }

    /// <summary>What a later step says while nothing can be published.</summary>
    public static Observation? Refused(Facts facts) => facts.Find(RotationFacts.Standing) is not null ? null
        : new Observation(new Finding.Blocked { Sentence = $"It is not known which certificate comes next; see step {StepId}." });
}
