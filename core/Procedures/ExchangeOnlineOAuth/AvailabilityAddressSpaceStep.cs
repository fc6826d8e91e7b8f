using System.Globalization;
using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 8: servers older than Exchange 2013 SP1 know no connectors; they ask a newer server for the cloud's free/busy times. Added, because New- and
/// Set-AvailabilityAddressSpace do not exist (domain 7, trap 20).
/// </summary>
internal sealed class AvailabilityAddressSpaceStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    /// <summary>Exchange allows no more.</summary>
    private const int Most = 100;

    private const string Fact = "exchange-online-oauth.address-space";

    private static readonly Version FirstWithConnectors = new(15, 0, 847, 32);

    public override string Id => ExchangeOnlineOAuthProcedure.ProcedureId + "/availability-address-space";

    public override string Object => $"availability address space {Forest}";

    public override DocumentReference Document => OAuthDocument.Step("step 8: availability address space for servers older than Exchange 2013 SP1");

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Forest { get; } = organization.Tenant.CoexistenceDomain;

    /// <summary>Whether the organization has servers that need it.</summary>
    public static bool IsNeeded(OrganizationProfile organization) => organization.Topology.Servers.Any(
        s => s.Role is not ExchangeRole.Edge && Version.TryParse(s.Build, out var build) && build < FirstWithConnectors);

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var spaces = await GetAsync(context, Cmdlet("Get-AvailabilityAddressSpace"), cancellation);
        if (Own(spaces) is { } own)
        {
            context.Facts.Publish(Fact, own.Text("Guid") ?? "");
            return new Observation(
                new Finding.InPlace { Sentence = $"availability address space {Forest} is there, by {own.Text("ProxyUrl")}" },
                new Dictionary<string, string>(StringComparer.Ordinal) { ["Guid"] = own.Text("Guid") ?? "" });
        }

        if (spaces.Count >= Most)
        {
            return Blocked(string.Create(CultureInfo.InvariantCulture,
                $"There are {spaces.Count} availability address spaces, and Exchange allows {Most}. Remove one that is not used, then start again."));
        }

        return ProxyUrl() is not { } proxy
            ? Blocked("Older servers need the web services address of a newer one, and the profile names no public host but Autodiscover's. Add it to topology.publicHosts.")
            : new Observation(new Finding.Missing
            {
                Sentence = $"would add availability address space {Forest}, so that servers older than Exchange 2013 SP1 ask {proxy}",
                Settings =
                [
                    new("ForestName", Forest, null), new("AccessMethod", "InternalProxy", null), new("ProxyUrl", proxy, null), new("UseServiceAccount", "True", null),
                ],
            });
    }

    public override Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation) => InvokeAsync(
        context,
        Cmdlet("Add-AvailabilityAddressSpace",
            Given("ForestName", Forest),
            Given("AccessMethod", "InternalProxy"),
            Given("ProxyUrl", ProxyUrl()),
            Given("UseServiceAccount", value: true)),
        cancellation);

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (before.Finding is not Finding.Missing)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The availability address space was there before the run." };
        }

        var own = Own(await GetAsync(context, Cmdlet("Get-AvailabilityAddressSpace"), cancellation));
        if (own is null || !string.Equals(own.Text("Guid"), context.Facts.Find(Fact), StringComparison.OrdinalIgnoreCase))
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The availability address space that this run added is gone already." };
        }

        await InvokeAsync(context, Cmdlet("Remove-AvailabilityAddressSpace", Given("Identity", own.Text("Guid")!), Given("Confirm", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"Removed availability address space {Forest}, which this run had added." };
    }

    private CmdletObject? Own(IReadOnlyList<CmdletObject> spaces) =>
        spaces.FirstOrDefault(s => string.Equals(s.Text("ForestName"), Forest, StringComparison.OrdinalIgnoreCase));

    private string? ProxyUrl() => ExchangeOnlineOAuthProcedure.WebServicesHost(Organization) is { } host ? $"https://{host}/ews/exchange.asmx" : null;

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
