using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Procedures.Preflight;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.Rotate;

/// <summary>
/// A server holds the next certificate with a private key that it can use. Exchange copies it inside a site by itself, and to no other site
/// (domain 7, trap 15); here it is copied to every server before anything refers to it, key and password in memory only (domain 11, row 5).
/// </summary>
internal sealed class NextCertificateOnServerStep(OrganizationProfile organization, ExchangeServer server, string madeBy = NextCertificateStep.StepId) : WindowsStep(organization, server.Fqdn)
{
    /// <summary>What the id of each such step starts with.</summary>
    public const string IdPrefix = $"{ProcedureIds.Rotate}/on-";

    private const string LeftOut = "left out of the rotation";

    public override string Id { get; } = IdPrefix + server.Fqdn;

    public override string Object => $"next auth certificate on {server.Fqdn}";

    public override DocumentReference Document => RotateDocument.Part("copy it to servers of other sites");

    public override IReadOnlyList<string> Publishes { get; } = [RotationFacts.LeftOut(server.Fqdn)];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        if (RotationFacts.IsAwaited(context.Facts))
        {
            if (string.Equals(server.Fqdn, Organization.Topology.ShellServer().Fqdn, StringComparison.OrdinalIgnoreCase))
            {
                return new Observation(new Finding.InPlace { Sentence = $"{server.Fqdn} is where it is made" });
            }

            return await AnswersAsync(context, cancellation) ?? new Observation(Copied(new PlanValue.KnownAfterApply(madeBy), "it", madeBy));
        }

        if ((context.Facts.Find(FactNames.NextAuthCertificate) ?? context.Facts.Find(RotationFacts.Incoming)) is not { } incoming)
        {
            return Blocked($"It is not known which certificate comes next; see step {madeBy}.");
        }

        var reading = await new ServerCertificateReader(Organization, context).ReadAsync(server.Fqdn, incoming, cancellation);
        return reading.Holding switch
        {
            CertificateHolding.Usable => new Observation(new Finding.InPlace { Sentence = $"{server.Fqdn} holds {incoming} with a private key that it can use" }),
            CertificateHolding.Missing when server.Optional && IsLeftOut(context.Facts) => new Observation(LeftAlone()),
            CertificateHolding.Missing => new Observation(Copied(incoming, incoming, after: null)),
            CertificateHolding.KeyUnreadable when server.Optional => Silent(context.Facts, $"It holds {incoming}, and cannot use its private key."),
            CertificateHolding.KeyUnreadable => Blocked($"{server.Fqdn} holds {incoming}, but cannot use its private key. Remove it from that server's store " +
                "(Remove-ExchangeCertificate), so that it is copied once more; then start again."),
            _ => Silent(context.Facts, reading.Trouble),
        };
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding.Changes.Any(c => c.Property is LeftOut))
        {
            context.Facts.Publish(RotationFacts.LeftOut(server.Fqdn), LeftOut);
            return;
        }

        if (context.Facts.Find(FactNames.NextAuthCertificate) is not { } incoming || context.Facts.Find(RotationFacts.Holder) is not { } holder)
        {
            throw new StepRefusedException($"It is not known which server holds the next certificate; see step {madeBy}.");
        }

        var shell = await context.ShellAsync(ShellKind.Windows, holder, cancellation);
        try
        {
            await shell.InvokeAsync(
                OperationCall.Of(LocalOperations.CopyAuthCertificate, Given("Thumbprint", incoming), Given("Destination", server.Fqdn)), cancellation);
        }
        catch (CmdletException) when (server.Optional)
        {
            // The look that follows says that it was left out, and everybody else goes on.
            context.Facts.Publish(RotationFacts.LeftOut(server.Fqdn), LeftOut);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing || context.Facts.Find(RotationFacts.Incoming) is not { } incoming)
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"This run copied nothing to {server.Fqdn}." };
        }

        await InvokeAsync(context, Cmdlet(LocalOperations.RemoveCertificate, Given("Thumbprint", incoming)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed certificate {incoming} from {server.Fqdn}, where this run had copied it." };
    }

    /// <summary>Null when the server answers; what it is to be left out, else.</summary>
    private async Task<Observation?> AnswersAsync(StepContext context, CancellationToken cancellation)
    {
        try
        {
            await InvokeAsync(context, Cmdlet(LocalOperations.ReadServices, Given("Names", (string[])["MSExchangeServiceHost"])), cancellation);
            return null;
        }
        catch (CmdletException down)
        {
            return Silent(context.Facts, down.Error.Text);
        }
    }

    /// <summary>Leaving a server out is a line of the plan, and only for servers that the profile calls optional.</summary>
    private Observation Silent(Facts facts, string? trouble)
    {
        if (!server.Optional)
        {
            return Blocked($"{server.Fqdn} did not say whether it holds the next certificate: {trouble} That is not the same as missing. Bring it back; or, if the rotation " +
                "may go on without it, write \"optional\": true at it in topology.servers.");
        }

        return new Observation(IsLeftOut(facts)
            ? LeftAlone()
            : new Finding.Different
            {
                Sentence = $"would leave {server.Fqdn} out, which the profile calls optional. Before it serves again somebody must copy the certificate to it. {trouble}",
                Settings = [new Setting(LeftOut, "yes", "no")],
            });
    }

    private bool IsLeftOut(Facts facts) => facts.Find(RotationFacts.LeftOut(server.Fqdn)) is not null;

    private Finding.InPlace LeftAlone() => new() { Sentence = $"{server.Fqdn} is left out, as approved; it must be given the certificate before it serves again" };

    private Finding.Missing Copied(PlanValue thumbprint, string what, string? after) => new()
    {
        Sentence = $"would copy {what} to {server.Fqdn}, with its private key, from server to server",
        Settings = [new Setting("Thumbprint", thumbprint, null)],
        After = after,
    };

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
