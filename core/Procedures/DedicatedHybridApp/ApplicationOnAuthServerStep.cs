using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Servers ask the tenant's token service as the dedicated application, for the tenant's domains (domain 2(f), f4). One call of one parameter
/// set (domain 7, trap 19); the domains are merged, because the parameter replaces the whole list. The application's id is not known to a
/// runner's policy in advance: allowing this procedure allows it, and one of Microsoft's own ids is refused here.
/// </summary>
internal sealed class ApplicationOnAuthServerStep(OrganizationProfile organization) : AuthServerStep(organization)
{
    private const string Application = "ApplicationIdentifier";
    private const string Domains = "DomainName";

    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/auth-server";

    public override DocumentReference Document => HybridApplicationDocument.Step("configure the AuthServer");

    public override IReadOnlyList<string> Needs => [FactNames.HybridApplication];

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var application))
        {
            throw new StepRefusedException(
                $"The application id of the dedicated application is not known; see step {HybridApplicationStep.StepId}. Nothing was changed.");
        }

        if (MicrosoftOwn(application) is { } objection)
        {
            throw new StepRefusedException(objection);
        }

        var servers = await ReadAsync(context, cancellation);
        var server = Require(servers);
        var current = server.List(Domains);
        var merged = Merge(current, servers.Domains);
        await InvokeAsync(context, Cmdlet("Set-AuthServer",
            Given("Identity", server.Text("Guid")!),
            Given(Application, application),
            Given(Domains, merged.Count == current.Count ? null : new CmdletValue.List(merged))), cancellation);
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The AuthServer named the application before the run." };
        }

        if (await FindChangedAsync(context, before, cancellation) is not { } server)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The AuthServer that this run changed is gone already." };
        }

        var wrote = Wrote(before, Application);
        var applicationIsOurs = wrote is not null && string.Equals(server.Text(Application), wrote, StringComparison.OrdinalIgnoreCase);
        var former = before.Before.GetValueOrDefault(Application) is { Length: > 0 } id ? id : null;
        var current = server.List(Domains);
        var left = current.Except(Added(before), StringComparer.OrdinalIgnoreCase).ToList();
        if (applicationIsOurs || left.Count < current.Count)
        {
            await InvokeAsync(context, Cmdlet("Set-AuthServer",
                Given("Identity", server.Text("Guid")!),
                Given(Application, !applicationIsOurs ? null : former is null ? new CmdletValue.Null() : former),
                Given(Domains, left.Count == current.Count ? null : left.Count == 0 ? new CmdletValue.Null() : new CmdletValue.List(left))), cancellation);
        }

        return wrote is null || applicationIsOurs
            ? new UndoOutcome.Undone { Sentence = $"AuthServer {server.Text("Name")} names {former ?? "no application"} again, and the domains it had." }
            : new UndoOutcome.Blocked
            {
                Sentence = $"AuthServer {server.Text("Name")} names application '{server.Text(Application)}' now, not {wrote}, which this run had written; it was left as it is.",
            };
    }

    protected override Observation Judge(StepContext context, TenantAuthServers servers, CmdletObject? server)
    {
        var known = Guid.TryParse(context.Facts.Find(FactNames.HybridApplication), out var application);
        if (known && MicrosoftOwn(application) is { } objection)
        {
            return new Observation(new Finding.Blocked { Sentence = objection });
        }

        var current = server?.List(Domains) ?? [];
        var merged = Merge(current, servers.Domains);
        var settings = new List<Setting>();
        if (!known || server?.Guid(Application) != application)
        {
            PlanValue expected = known ? application.ToString() : new PlanValue.KnownAfterApply(HybridApplicationStep.StepId);
            settings.Add(new Setting(Application, expected, server?.Text(Application)));
        }

        if (merged.Count > current.Count)
        {
            settings.Add(new Setting(Domains, string.Join(", ", merged), string.Join(", ", current)));
        }

        var before = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Guid"] = server?.Text("Guid") ?? "",
            ["Name"] = server?.Text("Name") ?? "",
            [Application] = server?.Text(Application) ?? "",
            [Domains] = string.Join(", ", current),
        };
        return settings.Count == 0
            ? new Observation(new Finding.InPlace { Sentence = $"AuthServer {server!.Text("Name")} names application {application}" }, before)
            : new Observation(
                new Finding.Different
                {
                    Sentence = $"would have servers ask the token service of tenant {Organization.Tenant.Id} as the dedicated application, for {string.Join(", ", merged)}",
                    Settings = settings,
                    After = server is null ? AfterAuthServer : known ? null : HybridApplicationStep.StepId,
                },
                before);
    }

    /// <summary>A server that signed as one of Microsoft's applications is what this procedure does away with (CVE-2025-53786).</summary>
    private static string? MicrosoftOwn(Guid application) =>
        WellKnownApplications.IsMicrosofts(application)
            ? $"{application} is one of Microsoft's own applications, not a dedicated one. Servers are never made to sign as it."
            : null;

    private static List<string> Merge(IReadOnlyList<string> current, IReadOnlyList<string> wanted) =>
        [.. current, .. wanted.Except(current, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Added(Observation before) => (Wrote(before, Domains) ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Except((before.Before.GetValueOrDefault(Domains) ?? "").Split(',', StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
}
