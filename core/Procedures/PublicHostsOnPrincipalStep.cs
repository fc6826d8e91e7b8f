using HybridTrust.Organizations;
using HybridTrust.Procedures.ExchangeOnlineOAuth;
using HybridTrust.Steps;

namespace HybridTrust.Procedures;

/// <summary>
/// Every public host of Exchange is a name of Exchange Online's own principal, as <c>https://host/</c> (domain 2(a) a5, 3.5). Graph takes
/// the whole list, so every other name is sent again; entries like <c>00000002-…/mail.contoso.com</c> are others and do not count.
/// </summary>
internal sealed class PublicHostsOnPrincipalStep(OrganizationProfile organization) : EntraStep(organization)
{
    public const string StepId = "exchange-online-oauth/service-principal-names";

    private const string Property = "servicePrincipalNames";

    private static readonly Guid Application = WellKnownApplications.ExchangeOnline;

    public override string Id => StepId;

    public override string Object => $"service principal names of Exchange Online ({Application})";

    public override DocumentReference Document => OAuthDocument.Step("step 5: hostname authorities, registered in the tenant");

    public override IReadOnlyList<string> Needs => [FactNames.PublicHosts];

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var hosts = HostsOf(context.Facts);
        if (hosts.Count == 0)
        {
            return Blocked($"No public host of {Organization.Name} is known: the virtual directories name none. Set their external URLs, or list the hosts in topology.publicHosts.");
        }

        if (await context.RequiredDirectory().FindServicePrincipalAsync(Application, cancellation) is not { } principal)
        {
            return Blocked(Absence());
        }

        if (principal.ServicePrincipalNames.Count == 0)
        {
            // Every principal has at least its application id; writing a list made from nothing would take all names away.
            return Blocked($"Entra showed no service principal names of Exchange Online ({Application}), which always has some. Look at proxies that rewrite content, then start again.");
        }

        var missing = hosts.Where(host => !principal.ServicePrincipalNames.Any(name => Names(name, host))).Select(NameOf).ToList();
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ObjectId"] = principal.ObjectId,
            ["ServicePrincipalNames"] = string.Join(' ', principal.ServicePrincipalNames),
        };
        Finding finding = missing.Count == 0
            ? new Finding.InPlace { Sentence = $"Exchange Online answers for {string.Join(", ", hosts)}" }
            : new Finding.Different
            {
                Sentence = $"would add {string.Join(" and ", missing)} to the service principal names of Exchange Online, keeping the {principal.ServicePrincipalNames.Count} that are there",
                Settings = [.. missing.Select(name => new Setting(Property, name, Actual: null))],
            };
        return new Observation(finding, before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var directory = context.RequiredDirectory();
        var principal = await directory.FindServicePrincipalAsync(Application, cancellation) ?? throw new StepRefusedException(Absence());
        var added = HostsOf(context.Facts).Where(host => !principal.ServicePrincipalNames.Any(name => Names(name, host))).Select(NameOf).ToList();
        if (added.Count > 0)
        {
            Accept(
                await directory.ReplaceServicePrincipalNamesAsync(principal.ObjectId, [.. principal.ServicePrincipalNames, .. added], cancellation),
                $"add {string.Join(" and ", added)} to the service principal names of Exchange Online");
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var ours = before.Finding.Changes.Select(setting => setting.Expected.ToString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var directory = context.RequiredDirectory();
        var principal = await directory.FindServicePrincipalAsync(Application, cancellation);
        var added = principal?.ServicePrincipalNames.Where(ours.Contains).ToList() ?? [];
        if (added.Count == 0)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "None of the names that this run added is there any more." };
        }

        var rest = principal!.ServicePrincipalNames.Where(name => !ours.Contains(name)).ToList();
        var deed = $"take {string.Join(" and ", added)} out of the service principal names of Exchange Online";
        return Objection(await directory.ReplaceServicePrincipalNamesAsync(principal.ObjectId, rest, cancellation), deed) is { } objection
            ? new UndoOutcome.Blocked { Sentence = objection }
            : new UndoOutcome.Undone { Sentence = $"Took {string.Join(" and ", added)} out of the service principal names, which this run had added." };
    }

    private List<string> HostsOf(Facts facts) =>
    [
        .. (facts.Find(FactNames.PublicHosts) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(Organization.Topology.PublicHosts)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    // Some tools write the name without the slash; both are the host's root.
    private static bool Names(string name, string host) =>
        Uri.TryCreate(name, UriKind.Absolute, out var uri)
        && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
        && uri.AbsolutePath is "/"
        && string.Equals(uri.Host, host, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string host) => $"https://{host}/";

    private string Absence() =>
        $"Tenant {Organization.Tenant.Id} has no service principal for Exchange Online ({Application}). Check the tenant id; a tenant with Exchange Online has it.";
}
