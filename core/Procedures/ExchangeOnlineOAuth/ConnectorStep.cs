using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// An intra-organization connector, on either side: it is the one with the other side's domain, whatever its name. From the moment it is enabled, lookups
/// use OAuth instead of federation, so it comes after everything that OAuth needs.
/// </summary>
internal abstract class ConnectorStep(OrganizationProfile organization, Site site, ShellKind shell, string target)
    : ShellStep(organization, site, shell, target)
{
    public override IReadOnlyList<string> Publishes => [Fact];

    /// <summary>The name for a new one.</summary>
    protected abstract string Name { get; }

    private string Fact => $"{Id}.guid";

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var wish = await WishAsync(context, cancellation);
        if (wish.Refusal is { } refusal)
        {
            return Blocked(refusal);
        }

        var connectors = await GetAsync(context, Cmdlet("Get-IntraOrganizationConnector"), cancellation);
        var own = connectors.Where(c => Has(c, wish.Domains[0])).ToList();
        if (own.Count > 1)
        {
            return Blocked($"{own.Count} connectors of {Target} name {wish.Domains[0]}: {string.Join(", ", own.Select(c => c.Text("Name")))}. " +
                "Leave the domain in one of them, then start again.");
        }

        if (own.Count == 0)
        {
            return connectors.FirstOrDefault(c => string.Equals(c.Text("Name"), Name, StringComparison.OrdinalIgnoreCase)) is { } other
                ? Blocked($"A connector named {Name} exists on {Target} for {other.Text("TargetAddressDomains")}, not for {wish.Domains[0]}. Rename it, then start again.")
                : new Observation(new Finding.Missing
                {
                    Sentence = $"would create connector {Name} to {wish.Endpoint}. {Consequence}",
                    Settings =
                    [
                        new("DiscoveryEndpoint", wish.Endpoint, null),
                        new("TargetAddressDomains", string.Join(", ", wish.Domains), null),
                        new("Enabled", "True", null),
                    ],
                });
        }

        context.Facts.Publish(Fact, own[0].Text("Guid") ?? "");
        return Judge(own[0], Wanted(wish, connectors, own[0]), wish);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        var wish = await WishAsync(context, cancellation);
        if (wish.Refusal is { } refusal)
        {
            throw new StepRefusedException(refusal);
        }

        var connectors = await GetAsync(context, Cmdlet("Get-IntraOrganizationConnector"), cancellation);
        if (connectors.FirstOrDefault(c => Has(c, wish.Domains[0])) is not { } own)
        {
            await InvokeAsync(context, Cmdlet("New-IntraOrganizationConnector",
                Given("Name", Name),
                Given("DiscoveryEndpoint", wish.Endpoint),
                Given("TargetAddressDomains", wish.Domains.ToArray()),
                Given("Enabled", value: true)), cancellation);
            return;
        }

        var changes = Changes(own, Wanted(wish, connectors, own), wish);
        await InvokeAsync(context, Cmdlet("Set-IntraOrganizationConnector",
            Given("Identity", own.Text("Guid")!),
            Given("Enabled", changes.Any(c => c.Property is "Enabled") ? true : null),
            Given("DiscoveryEndpoint", changes.Any(c => c.Property is "DiscoveryEndpoint") ? wish.Endpoint : null),
            Given("TargetAddressDomains", changes.Any(c => c.Property is "TargetAddressDomains")
                ? (CmdletValue)Wanted(wish, connectors, own).ToArray()
                : null)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The connector was in place before the run." };
        }

        var ours = before.Before.GetValueOrDefault("Guid") ?? context.Facts.Find(Fact);
        var own = (await GetAsync(context, Cmdlet("Get-IntraOrganizationConnector"), cancellation))
            .FirstOrDefault(c => string.Equals(c.Text("Guid"), ours, StringComparison.OrdinalIgnoreCase));
        if (own is null)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The connector that this run changed is gone already." };
        }

        if (before.Finding is Finding.Missing)
        {
            return await RemoveAsync(context, before, own, cancellation);
        }

        var undo = new ValueUndo(
            $"Connector {own.Text("Name")}",
            before.Finding.Changes,
            setting => Shown(own, setting.Property),
            (setting, now) => Same(setting.Property, setting.Expected.ToString(), now));
        if (undo.Ours.Count > 0)
        {
            string? Former(string property) => undo.Ours.FirstOrDefault(c => string.Equals(c.Property, property, StringComparison.Ordinal))?.Actual;
            await InvokeAsync(context, Cmdlet("Set-IntraOrganizationConnector",
                Given("Identity", ours),
                Given("Enabled", undo.PutsBack("Enabled") ? false : null),
                Given("DiscoveryEndpoint", Former("DiscoveryEndpoint")),
                Given("TargetAddressDomains", Former("TargetAddressDomains")?.Split(", ") is { } domains ? (CmdletValue)domains : null)), cancellation);
        }

        return undo.Outcome();
    }

    /// <summary>A connector that the run made goes as a whole, or stays as a whole once somebody has made it theirs.</summary>
    private async Task<UndoOutcome> RemoveAsync(StepContext context, Observation before, CmdletObject own, CancellationToken cancellation)
    {
        if (before.Finding.Changes.FirstOrDefault(c => !Same(c.Property, c.Expected.ToString(), Shown(own, c.Property))) is { } changed)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"Connector {own.Text("Name")}, which this run had created, was changed since ({changed.Property} is {Shown(own, changed.Property)}, not {changed.Expected}); it was not removed.",
            };
        }

        await InvokeAsync(context, Cmdlet("Remove-IntraOrganizationConnector", Given("Identity", own.Text("Guid")!), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed connector {own.Text("Name")} (GUID {own.Text("Guid")}), which this run had created." };
    }

    /// <summary>What the connector should say.</summary>
    protected abstract Task<ConnectorWish> WishAsync(StepContext context, CancellationToken cancellation);

    /// <summary>Whether an endpoint that is there leads to the other side as well.</summary>
    protected abstract bool Accepts(string endpoint, ConnectorWish wish);

    /// <summary>What enabling it means to users.</summary>
    protected abstract string Consequence { get; }

    private Observation Judge(CmdletObject own, IReadOnlyList<string> domains, ConnectorWish wish)
    {
        var changes = Changes(own, domains, wish);
        Finding finding = changes.Count == 0
            ? new Finding.InPlace { Sentence = $"connector {own.Text("Name")} is enabled and leads {string.Join(", ", wish.Domains)} to {own.Text("DiscoveryEndpoint")}" }
            : new Finding.Different
            {
                Sentence = $"would set {string.Join(", ", changes.Select(c => c.Property))} of connector {own.Text("Name")}" +
                    (changes.Any(c => c.Property is "Enabled") ? $", which exists but is disabled. {Consequence}" : ""),
                Settings = changes,
            };
        return new Observation(finding, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = own.Text("Guid") ?? "",
            ["Name"] = own.Text("Name") ?? "",
            ["Enabled"] = own.Text("Enabled") ?? "",
            ["DiscoveryEndpoint"] = own.Text("DiscoveryEndpoint") ?? "",
            ["TargetAddressDomains"] = Shown(own, "TargetAddressDomains"),
        });
    }

    private List<Setting> Changes(CmdletObject own, IReadOnlyList<string> domains, ConnectorWish wish)
    {
        var changes = new List<Setting>();
        if (!Accepts(own.Text("DiscoveryEndpoint") ?? "", wish))
        {
            changes.Add(new Setting("DiscoveryEndpoint", wish.Endpoint, own.Text("DiscoveryEndpoint") ?? ""));
        }

        if (domains.Count > own.List("TargetAddressDomains").Count)
        {
            changes.Add(new Setting("TargetAddressDomains", string.Join(", ", domains), Shown(own, "TargetAddressDomains")));
        }

        if (!own.Truth("Enabled"))
        {
            changes.Add(new Setting("Enabled", "True", "False"));
        }

        return changes;
    }

    /// <summary>The connector's own domains, and those that are missing and belong to no other connector.</summary>
    private static IReadOnlyList<string> Wanted(ConnectorWish wish, IReadOnlyList<CmdletObject> connectors, CmdletObject own) =>
        [.. own.List("TargetAddressDomains"), .. wish.Domains.Where(d => !connectors.Any(c => Has(c, d)))];

    private static bool Has(CmdletObject connector, string domain) =>
        connector.List("TargetAddressDomains").Contains(domain, StringComparer.OrdinalIgnoreCase);

    private static string Shown(CmdletObject connector, string property) => property is "TargetAddressDomains"
        ? string.Join(", ", connector.List(property))
        : connector.Text(property) ?? "";

    /// <summary>A shell may write a host's letters in another case.</summary>
    private static bool Same(string property, string? one, string? other) => string.Equals(
        one, other, property is "DiscoveryEndpoint" ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
