using System.Globalization;
using HybridTrust.Certificates;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// There is a certificate to follow the one in use: made unreferenced on the shell's server, with the CryptoAPI provider, so that the SMTP
/// binding is never touched (domain 11, rows 1 and 4); or the one that somebody made already. It tells the other steps where the rotation stands.
/// </summary>
internal sealed class NextCertificateStep(OrganizationProfile organization) : WindowsStep(organization, organization.Topology.ShellServer().Fqdn)
{
    public const string StepId = ProcedureIds.Rotate + "/next-certificate";

    public override string Id => StepId;

    public override string Object => "next auth certificate";

    public override DocumentReference Document => RotateDocument.Part("create a new certificate");

    public override IReadOnlyList<string> Needs => [.. Organization.Topology.TokenServers().Select(s => FactNames.RivalAutomationOn(s.Fqdn))];

    public override IReadOnlyList<string> Publishes { get; } =
    [
        .. AuthCertificateSlot.Facts,
        RotationFacts.Standing, RotationFacts.Incoming, RotationFacts.Former, RotationFacts.CurrentEnds, RotationFacts.FormerEnds, RotationFacts.Holder, RotationFacts.Effective, RotationFacts.Rival,
    ];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (Rival(context.Facts) is { } rival)
        {
            return Blocked(rival);
        }

        if (await new AuthCertificateReader(Organization, context).ReadAsync(cancellation) is not { } sight)
        {
            return Blocked($"{Organization.Name} has no AuthConfig that {Organization.DomainController} shows. Run Get-AuthConfig there and see why.");
        }

        var need = RotationDecision.Of(sight, Organization.Rotation, context.Facts.Find(RotationFacts.Incoming), context.Time.GetUtcNow());
        if (need is RotationNeed.Stop stop)
        {
            return Blocked(stop.Sentence);
        }

        if (need is RotationNeed.Create && Unread(sight) is { } unread)
        {
            // How long there is time decides what a person may be asked (I3).
            context.Facts.Publish(RotationFacts.CurrentEnds, RotationFacts.Text(sight.Current!.NotAfter));
            return Blocked(unread);
        }

        if (need is RotationNeed.Adopt made
            && context.Facts.Find(FactNames.NextAuthCertificate) is FactNames.Planned
            && string.Equals(context.Facts.Find(RotationFacts.Incoming), made.Incoming.Certificate.Thumbprint, StringComparison.Ordinal))
        {
            // Planned, and there a moment later.
            need = made with { Sentence = $"{made.Incoming.Certificate} on {made.Incoming.Server} was made by this run, and nothing refers to it yet" };
        }

        await TellAsync(context, sight, need, cancellation);
        return new Observation(Judge(need), new Dictionary<string, string>(sight.Config.Properties, StringComparer.Ordinal));
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var made = (await InvokeAsync(
            context, Cmdlet(LocalOperations.CreateAuthCertificate, Given("ValidityDays", (long)Organization.Rotation.ValidityDays)), cancellation)) is [var entry] ? entry : null;
        if (made?.Bytes("RawData") is { } der)
        {
            context.Facts.Publish(RotationFacts.Incoming, PublicCertificate.FromDer(der.Span).Thumbprint);
        }
    }

    /// <summary>Nothing refers to it before its date is set; afterwards the way back is another rotation.</summary>
    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing || context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "This run made no certificate." };
        }

        if (await new AuthCertificateReader(Organization, context).ConfigAsync(cancellation) is { } config
            && new[] { config.Current, config.Next, config.Previous }.Contains(incoming, StringComparer.OrdinalIgnoreCase))
        {
            return new UndoOutcome.Blocked { Sentence = $"AuthConfig names {incoming}; a certificate that is in use, or will be, is not removed. Rotate to another one instead." };
        }

        await InvokeAsync(context, Cmdlet(LocalOperations.RemoveCertificate, Given("Thumbprint", incoming)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed certificate {incoming} from {Target}, which this run had made and nothing referred to." };
    }

    /// <summary>Two who rotate the same certificate end with two certificates (domain 11, row 12).</summary>
    private string? Rival(Facts facts) => Organization.Topology.TokenServers().FirstOrDefault(s => facts.Find(FactNames.RivalAutomationOn(s.Fqdn)) is not null) is { } server
        ? $"Microsoft's scheduled task '{ServerReader.RivalTask}' is enabled on {server.Fqdn} and replaces the auth certificate by itself. " +
          "Disable it there (Disable-ScheduledTask), then start again."
        : null;

    /// <summary>A newborn on a server that was not read would be doubled.</summary>
    private string? Unread(AuthCertificateSight sight) => Organization.Topology.TokenServers().FirstOrDefault(s => !s.Optional && sight.Unread.ContainsKey(s.Fqdn)) is { } server
        ? $"The certificates of {server.Fqdn} could not be read: {sight.Unread[server.Fqdn]} A next certificate may be there already, so none is made. Bring the server back, then start again."
        : null;

    private static async Task TellAsync(StepContext context, AuthCertificateSight sight, RotationNeed need, CancellationToken cancellation)
    {
        var facts = context.Facts;
        var current = sight.Current!;
        var incoming = need switch
        {
            RotationNeed.Adopt adopt => adopt.Incoming,
            RotationNeed.GoOn goOn => goOn.Incoming,
            _ => null,
        };
        facts.Publish(FactNames.CurrentAuthCertificate, current.Thumbprint);
        Tell(facts, FactNames.NextAuthCertificate, need is RotationNeed.Create ? FactNames.Planned : incoming?.Certificate.Thumbprint);
        facts.Publish(RotationFacts.Standing, (need switch
        {
            RotationNeed.Create => RotationStanding.NotBegun,
            RotationNeed.Adopt => RotationStanding.Created,
            RotationNeed.GoOn => RotationStanding.Dated,
            _ => RotationStanding.Published,
        }).ToString());
        Tell(facts, RotationFacts.Incoming, need is RotationNeed.Finish ? current.Thumbprint : incoming?.Certificate.Thumbprint);
        Tell(facts, RotationFacts.Former, need is RotationNeed.Finish finish ? NullIfEmpty(finish.Former) ?? Known(facts, current) : current.Thumbprint);
        facts.Publish(RotationFacts.CurrentEnds, RotationFacts.Text(current.NotAfter));
        if (facts.Find(RotationFacts.Former) is { } former && sight.Find(former) is { } held)
        {
            facts.Publish(RotationFacts.FormerEnds, RotationFacts.Text(held.Certificate.NotAfter));
        }

        Tell(facts, RotationFacts.Rival, need is RotationNeed.Finish && sight.Config.Next.Length > 0 && !string.Equals(sight.Config.Next, current.Thumbprint, StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"{sight.Config.Next} from {sight.Config.NextEffective?.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            : null);
        Tell(facts, RotationFacts.Holder, incoming?.Server);
        Tell(facts, RotationFacts.Effective, need is RotationNeed.GoOn && sight.Config.NextEffective is { } date ? RotationFacts.Text(date) : null);
        await context.Certificates.OfferAsync(current, cancellation);
        if (incoming is not null)
        {
            await context.Certificates.OfferAsync(incoming.Certificate, cancellation);
        }
    }

    /// <summary>Who clears "previous" after publication takes nothing from the principals: what this run replaced is still among their keys.</summary>
    private static string? Known(Facts facts, PublicCertificate current) =>
        facts.Find(RotationFacts.Former) is { } former && !string.Equals(former, current.Thumbprint, StringComparison.OrdinalIgnoreCase) ? former : null;

    private Finding Judge(RotationNeed need) => need is RotationNeed.Create
        ? new Finding.Missing
        {
            Sentence = $"would make an auth certificate on {Target}, valid for {Organization.Rotation.ValidityDays} days, that nothing refers to; {need.Sentence}" +
                RotationWindows.Words("and only in the staging window", RotationWindows.Staging(Organization)),
            Settings =
            [
                new("Subject", AuthCertificateRules.UsualSubject, null),
                new("ValidityDays", Organization.Rotation.ValidityDays.ToString(CultureInfo.InvariantCulture), null),
            ],
        }
        : new Finding.InPlace { Sentence = need.Sentence };

    private static void Tell(Facts facts, string name, string? value)
    {
        if (value is null)
        {
            facts.Retract(name);
        }
        else
        {
            facts.Publish(name, value);
        }
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
