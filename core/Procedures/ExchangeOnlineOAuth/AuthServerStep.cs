using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.ExchangeOnlineOAuth;

/// <summary>
/// Step 1: Exchange trusts one token service of the tenant. It is found by type and realm, never by name: the wizard's names differ from the document's
/// (domain 7, trap 25). One that is there disabled is enabled; two enabled ones are for a person to sort out.
/// </summary>
internal sealed class AuthServerStep(OrganizationProfile organization, TrustedTokenService service) : ExchangeStep(organization)
{
    public override string Id => $"{ExchangeOnlineOAuthProcedure.ProcedureId}/auth-server-{service.Type.ToLowerInvariant()}";

    public override string Object => $"AuthServer of type {service.Type}";

    public override DocumentReference Document => OAuthDocument.Step($"step 1: authorization server object ({service.Type})");

    public override IReadOnlyList<string> Publishes => [Fact];

    private string Fact => $"exchange-online-oauth.auth-server-{service.Type.ToLowerInvariant()}";

    private string Realm { get; } = organization.Tenant.Id.ToString();

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var found = await FindAsync(context, cancellation);
        var enabled = found.Where(s => s.Truth("Enabled")).ToList();
        if (enabled.Count > 1 || (enabled.Count == 0 && found.Count > 1))
        {
            return Blocked($"{found.Count} AuthServers have type {service.Type} and realm {Realm}: " +
                $"{string.Join(", ", found.Select(s => $"'{s.Text("Name")}' ({(s.Truth("Enabled") ? "enabled" : "disabled")})"))}. " +
                "Remove all but the one that is in use with Remove-AuthServer, then start again.");
        }

        if (found.Count == 0)
        {
            return Absent();
        }

        var server = enabled.Count == 1 ? enabled[0] : found[0];
        context.Facts.Publish(Fact, server.Text("Guid") ?? "");
        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = server.Text("Guid") ?? "",
            ["Name"] = server.Text("Name") ?? "",
            ["Enabled"] = server.Text("Enabled") ?? "",
        };
        return enabled.Count == 1
            ? new Observation(new Finding.InPlace { Sentence = $"AuthServer '{server.Text("Name")}' of type {service.Type} is enabled for realm {Realm}" }, before)
            : new Observation(
                new Finding.Different
                {
                    Sentence = $"would enable AuthServer '{server.Text("Name")}' of type {service.Type}, which exists but is disabled",
                    Settings = [new("Enabled", "True", "False")],
                },
                before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if ((await FindAsync(context, cancellation)) is [var server, ..])
        {
            await InvokeAsync(context, Cmdlet("Set-AuthServer", Given("Identity", server.Text("Guid")!), Given("Enabled", value: true)), cancellation);
            return;
        }

        await InvokeAsync(context, Cmdlet("New-AuthServer",
            Given("Name", service.NameFor(Organization.Tenant)),
            Given("AuthMetadataUrl", service.MetadataUrl),
            Given("Type", service.Type is "AzureAD" ? service.Type : null),
            Given("Enabled", value: true)), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The AuthServer was in place before the run." };
        }

        var ours = before.Before.GetValueOrDefault("Guid") ?? context.Facts.Find(Fact);
        var server = (await FindAsync(context, cancellation)).FirstOrDefault(s => string.Equals(s.Text("Guid"), ours, StringComparison.OrdinalIgnoreCase));
        if (server is null)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The AuthServer that this run changed is gone already." };
        }

        if (server.Text("ApplicationIdentifier") is { Length: > 0 } application)
        {
            return new UndoOutcome.Blocked
            {
                Sentence = $"AuthServer '{server.Text("Name")}' now names application {application}: servers ask for their tokens with it. It was left as it is.",
            };
        }

        if (before.Finding is Finding.Missing)
        {
            await InvokeAsync(context, Cmdlet("Remove-AuthServer", Given("Identity", ours), Given("Confirm", value: false)), cancellation);
            return new UndoOutcome.Undone { Sentence = $"Removed AuthServer '{server.Text("Name")}' (GUID {ours}), which this run had created." };
        }

        if (!server.Truth("Enabled"))
        {
            return new UndoOutcome.NothingToUndo { Sentence = $"AuthServer '{server.Text("Name")}' is disabled again already." };
        }

        await InvokeAsync(context, Cmdlet("Set-AuthServer", Given("Identity", ours), Given("Enabled", value: false)), cancellation);
        return new UndoOutcome.Undone { Sentence = $"AuthServer '{server.Text("Name")}' is disabled again." };
    }

    private Observation Absent() => service.MetadataUrl is null
        ? Blocked($"There is no AuthServer of type {service.Type} for realm {Realm}, and Microsoft publishes no metadata address for the cloud " +
            $"{Organization.Tenant.Cloud}. Run the Hybrid Configuration Wizard, which knows it, then start again.")
        : new Observation(new Finding.Missing
        {
            Sentence = $"would create AuthServer '{service.NameFor(Organization.Tenant)}' of type {service.Type} for realm {Realm}; the server must reach {service.MetadataUrl}",
            Settings =
            [
                new("Name", service.NameFor(Organization.Tenant), null),
                new("Type", service.Type, null),
                new("AuthMetadataUrl", service.MetadataUrl, null),
                new("Enabled", "True", null),
            ],
        });

    private async Task<IReadOnlyList<CmdletObject>> FindAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-AuthServer"), cancellation)).Where(s =>
            string.Equals(s.Text("Type"), service.Type, StringComparison.OrdinalIgnoreCase) && s.Guid("Realm") == Organization.Tenant.Id),
    ];

    private static Observation Blocked(string sentence) => new(new Finding.Blocked { Sentence = sentence });
}
