using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.SkypeServerExchange;

/// <summary>
/// The certificate that signs the pool's tokens: the same on every front end, with the SIP domain in its subject, 2048 bits or more, valid, and
/// with a private key that can be used. A certificate that is on every front end already may be assigned by us; importing one takes a
/// PFX and its password as plain text, so a person does that (domain 7, trap 35).
/// </summary>
internal sealed class TokenIssuerStep(OrganizationProfile organization) : SkypeServerStep(organization)
{
    /// <summary>The thumbprint that the pool signs with, once everything is applied.</summary>
    public const string Fact = "skype-server.token-issuer";

    /// <summary>Told while no certificate is assigned yet: then the pool has no metadata document.</summary>
    public const string AwaitedFact = "skype-server.token-issuer-awaited";

    public const string StepId = SkypeServerExchangeProcedure.ProcedureId + "/token-issuer";

    /// <summary>A certificate that ends sooner than this is not put back.</summary>
    private static readonly TimeSpan LeastLife = TimeSpan.FromDays(2);

    private readonly SkypePool _pool = organization.Topology.RequiredSkypePool();

    public override string Id => StepId;

    public override string Object => $"{TokenIssuerSight.Use} certificate of {_pool.Fqdn}";

    public override DocumentReference Document => SkypeServerDocument.Planning("server-to-server authentication certificate");

    public override IReadOnlyList<string> Publishes => [Fact, AwaitedFact];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        context.Facts.Retract(Fact);
        context.Facts.Retract(AwaitedFact);
        var assigned = await OnEachAsync(frontEnd => TokenIssuerSight.AssignedAsync(context, frontEnd, TokenIssuerSight.Use, cancellation));
        var thumbprints = assigned.Select(a => a.Thumbprint).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (thumbprints.Count > 1)
        {
            return Blocked($"The front ends of {_pool.Fqdn} do not use the same {TokenIssuerSight.Use} certificate: " +
                $"{string.Join("; ", assigned.Select(a => $"{a.FrontEnd}: {a.Thumbprint ?? "none"}"))}. Tokens of one front end would be refused where the other's are " +
                $"accepted. Decide for one certificate, import it where it is missing, and assign it once for all: {ByHand}");
        }

        if (thumbprints[0] is not { } thumbprint)
        {
            return await InsteadAsync(context, former: null, "no front end has one", cancellation);
        }

        if (assigned.Where(a => !a.KeyUsable).ToList() is [_, ..] unusable)
        {
            return Blocked($"The {TokenIssuerSight.Use} certificate {thumbprint} is assigned, but {string.Join("; ", unusable.Select(What))}. " +
                $"Import it there with its private key, readable by the pool's services. {ByHand}");
        }

        var broken = TokenIssuerRules.Broken(assigned[0].Certificate!, _pool.SipDomain, context.Time.GetUtcNow());
        if (broken.Count > 0)
        {
            return await InsteadAsync(context, thumbprint, $"{thumbprint} cannot be it: {string.Join("; ", broken)}", cancellation);
        }

        context.Facts.Publish(Fact, thumbprint);
        return new Observation(
            new Finding.InPlace { Sentence = $"every front end signs with {assigned[0].Certificate}" },
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Thumbprint"] = thumbprint,
                ["NotBefore"] = assigned[0].Certificate!.NotBefore.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                ["NotAfter"] = assigned[0].Certificate!.NotAfter.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            });
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) =>
        await AssignAsync(context, before.Before["Wanted"], cancellation);

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Before.GetValueOrDefault("Wanted") is not { } ours)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The certificate was in place before the run." };
        }

        var now = await TokenIssuerSight.AssignedAsync(context, Target, TokenIssuerSight.Use, cancellation);
        if (!string.Equals(now.Thumbprint, ours, StringComparison.OrdinalIgnoreCase))
        {
            return new UndoOutcome.Blocked { Sentence = $"The front ends use {now.Thumbprint ?? "none"} now, not {ours}, which this run had assigned; nothing was put back." };
        }

        if (before.Before.GetValueOrDefault("Thumbprint") is not { } former)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"There was no {TokenIssuerSight.Use} certificate before the run. Without one the pool signs nothing for anybody, so it was left. " +
                    "If you mean it: Remove-CsCertificate -Identity global -Type OAuthTokenIssuer.",
            };
        }

        var held = await OnEachAsync(frontEnd => TokenIssuerSight.InStoreAsync(context, frontEnd, former, cancellation));
        if (held.Any(h => !h.KeyUsable) || held[0].Certificate!.NotAfter < context.Time.GetUtcNow() + LeastLife)
        {
            return new UndoOutcome.Blocked { Sentence = $"The former certificate {former} is not usable on every front end, or ends too soon; {ours} was left." };
        }

        await AssignAsync(context, former, cancellation);
        return new UndoOutcome.Undone { Sentence = $"The front ends sign with {former} again. Who read the pool's metadata since must read it again." };
    }

    /// <summary>Offers the pool's default certificate, which the page allows, when it is on every front end and satisfies the rules.</summary>
    private async Task<Observation> InsteadAsync(StepContext context, string? former, string why, CancellationToken cancellation)
    {
        var offered = await TokenIssuerSight.AssignedAsync(context, Target, TokenIssuerSight.DefaultUse, cancellation);
        if (offered.Thumbprint is not { } candidate || string.Equals(candidate, former, StringComparison.OrdinalIgnoreCase))
        {
            return Blocked($"{TokenIssuerSight.Use}: {why}. {ByHand}");
        }

        var held = await OnEachAsync(frontEnd => TokenIssuerSight.InStoreAsync(context, frontEnd, candidate, cancellation));
        var broken = held[0].Certificate is { } certificate ? TokenIssuerRules.Broken(certificate, _pool.SipDomain, context.Time.GetUtcNow()) : [];
        if (held.Any(h => !h.KeyUsable) || broken.Count > 0)
        {
            return Blocked($"{TokenIssuerSight.Use}: {why}. The pool's default certificate {candidate} will not do either: " +
                $"{string.Join("; ", held.Where(h => !h.KeyUsable).Select(What).Concat(broken))}. {ByHand}");
        }

        var before = new Dictionary<string, string>(StringComparer.Ordinal) { ["Wanted"] = candidate };
        context.Facts.Publish(Fact, candidate);
        if (former is null)
        {
            context.Facts.Publish(AwaitedFact, StepId);
            return new Observation(
                new Finding.Missing { Sentence = $"would assign the pool's default certificate {candidate}, because {why}", Settings = [new("Thumbprint", candidate, null)] },
                before);
        }

        before["Thumbprint"] = former;
        return new Observation(
            new Finding.Different
            {
                Sentence = $"would assign the pool's default certificate {candidate}, because {why}. Whoever else trusts the pool must read its metadata again",
                Settings = [new("Thumbprint", candidate, former)],
            },
            before);
    }

    /// <summary>Once, on one front end: replication takes it to the others.</summary>
    private Task<IReadOnlyList<CmdletObject>> AssignAsync(StepContext context, string thumbprint, CancellationToken cancellation) =>
        InvokeAsync(
            context,
            Cmdlet("Set-CsCertificate", Given("Identity", "global"), Given("Type", TokenIssuerSight.Use), Given("Thumbprint", thumbprint), Given("Confirm", value: false)),
            cancellation);

    private async Task<List<TokenIssuerSight>> OnEachAsync(Func<string, Task<TokenIssuerSight>> look)
    {
        var sights = new List<TokenIssuerSight>();
        foreach (var frontEnd in _pool.FrontEnds)
        {
            sights.Add(await look(frontEnd));
        }

        return sights;
    }

    private static string What(TokenIssuerSight sight) => sight.Certificate is null
        ? $"the store of {sight.FrontEnd} does not hold it"
        : $"its private key cannot be used on {sight.FrontEnd}";

    private string ByHand =>
        $"A person does this on one front end: Import-CsCertificate -Identity global -Type {TokenIssuerSight.Use} -Path <PFX> (it takes the password as plain " +
        $"text, so HybridTrust never runs it), or Set-CsCertificate -Identity global -Type {TokenIssuerSight.Use} -Thumbprint <thumbprint>. The certificate needs " +
        $"{_pool.SipDomain} in its subject and 2048 bits or more.";

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
