using HybridTrust.Cmdlets;
using HybridTrust.Organizations;
using HybridTrust.Steps;

namespace HybridTrust.Procedures.DedicatedHybridApp;

/// <summary>
/// Organization relationships with Exchange Online name its EWS address, so that servers do not ask Autodiscover for it (domain 2(f), f5).
/// <c>TargetSharingEpr</c> is valid on premises on relationships, not on connectors (domain 7, trap 21). Relationships with others are left alone.
/// </summary>
internal sealed class SharingEndpointsStep(OrganizationProfile organization) : ExchangeStep(organization)
{
    private const string Property = "TargetSharingEpr";

    private readonly CloudHosts _hosts = CloudHosts.Of(organization.Tenant.Cloud);

    public override string Id => DedicatedHybridAppProcedure.ProcedureId + "/sharing-endpoints";

    public override string Object => "organization relationships with Exchange Online";

    public override DocumentReference Document => HybridApplicationDocument.Step("configure TargetSharingEpr");

    public override async Task<Observation> InspectAsync(StepContext context, CancellationToken cancellation)
    {
        var lacking = await LackingAsync(context, cancellation);
        var before = lacking.ToDictionary(r => r.Text("Guid") ?? "", r => r.Text("Name") ?? "", StringComparer.OrdinalIgnoreCase);
        if (lacking.Count == 0)
        {
            return new Observation(new Finding.InPlace { Sentence = "every enabled relationship with Exchange Online names an EWS address, or there is none" }, before);
        }

        if (_hosts.ExchangeWebServices is not { } url)
        {
            return new Observation(new Finding.Blocked
            {
                Sentence = $"{string.Join(", ", before.Values)} names no EWS address of Exchange Online, and no source states the address of the cloud '{_hosts.Cloud}'. " +
                    "Set it by hand (Set-OrganizationRelationship -TargetSharingEpr), then start again.",
            });
        }

        return new Observation(
            new Finding.Different
            {
                Sentence = $"would have {string.Join(", ", before.Values)} name the EWS address of Exchange Online",
                Settings = [.. lacking.Select(r => new Setting($"{Property} of {r.Text("Name")}", url.ToString(), null))],
            },
            before);
    }

    public override async Task ApplyAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        foreach (var relationship in await LackingAsync(context, cancellation))
        {
            await SetAsync(context, relationship, _hosts.ExchangeWebServices!.ToString(), cancellation);
        }
    }

    public override async Task<UndoOutcome> UndoAsync(StepContext context, Observation before, CancellationToken cancellation)
    {
        if (!before.Finding.CallsForChange)
        {
            return new UndoOutcome.NothingToUndo { Sentence = "The relationships named an EWS address before the run." };
        }

        var restored = new List<string>();
        var left = new List<string>();
        foreach (var relationship in await GetAsync(context, Cmdlet("Get-OrganizationRelationship"), cancellation))
        {
            if (!before.Before.ContainsKey(relationship.Text("Guid") ?? "") || string.IsNullOrEmpty(relationship.Text(Property)))
            {
                continue;
            }

            if (string.Equals(relationship.Text(Property), _hosts.ExchangeWebServices?.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                await SetAsync(context, relationship, new CmdletValue.Null(), cancellation);
                restored.Add(relationship.Text("Name") ?? "");
            }
            else
            {
                left.Add($"{relationship.Text("Name")} ({relationship.Text(Property)})");
            }
        }

        var undone = restored.Count == 0 ? "" : $"{string.Join(", ", restored)} names no EWS address again. ";
        return left.Count > 0
            ? new UndoOutcome.Blocked { Sentence = $"{undone}Changed again after this run and left as it is: {string.Join(", ", left)}." }
            : restored.Count > 0
                ? new UndoOutcome.Undone { Sentence = undone.TrimEnd() }
                : new UndoOutcome.NothingToUndo { Sentence = "The relationships that this run changed name no EWS address any more, or are gone." };
    }

    private async Task SetAsync(StepContext context, CmdletObject relationship, CmdletValue value, CancellationToken cancellation) =>
        await InvokeAsync(context, Cmdlet("Set-OrganizationRelationship", Given("Identity", relationship.Text("Guid")!), Given(Property, value)), cancellation);

    /// <summary>Enabled relationships that lead to Exchange Online by Autodiscover alone.</summary>
    private async Task<List<CmdletObject>> LackingAsync(StepContext context, CancellationToken cancellation) =>
    [
        .. (await GetAsync(context, Cmdlet("Get-OrganizationRelationship"), cancellation)).Where(r =>
            r.Truth("Enabled") && string.IsNullOrEmpty(r.Text(Property)) && LeadsToExchangeOnline(r)),
    ];

    private bool LeadsToExchangeOnline(CmdletObject relationship) =>
        Uri.TryCreate(relationship.Text("TargetAutodiscoverEpr"), UriKind.Absolute, out var autodiscover)
        && (relationship.List("DomainNames").Contains(Organization.Tenant.CoexistenceDomain, StringComparer.OrdinalIgnoreCase)
            || new[] { _hosts.Autodiscover, _hosts.Outlook }.Contains(autodiscover.Host, StringComparer.OrdinalIgnoreCase));
}
