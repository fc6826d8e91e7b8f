using System.Text;
using System.Text.Json;
using HybridTrust.Api.Approvals;
using HybridTrust.Evidence;
using HybridTrust.Json;
using HybridTrust.Organizations;
using HybridTrust.Plans;
using HybridTrust.Procedures;
using HybridTrust.Reports;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runs;

/// <summary>Makes reports when they are asked for: the evidence is kept, so the report need not be.</summary>
public sealed class RunReports(
    IWorkflowClient workflows, EvidenceLog evidence, OrganizationStore organizations, IProcedureCatalogue procedures, HostIdentity host, DecisionLedger decisions) : IRunReports
{
    /// <inheritdoc />
    public async Task<byte[]?> HtmlAsync(string run, CancellationToken cancellation) =>
        await FindAsync(run, cancellation) is { } report ? Encoding.UTF8.GetBytes(ReportHtml.Render(report)) : null;

    /// <inheritdoc />
    public async Task<byte[]?> JsonAsync(string run, CancellationToken cancellation) =>
        await FindAsync(run, cancellation) is { } report ? JsonSerializer.SerializeToUtf8Bytes(report, TrustJson.Readable) : null;

    private async Task<RunReport?> FindAsync(string run, CancellationToken cancellation)
    {
        if (await workflows.FindAsync(run, cancellation) is not { } instance
            || await organizations.FindAsync(instance.Input<RunRequest>().Organization, cancellation) is not { } organization)
        {
            return null;
        }

        var records = await evidence.ReadAsync(run, cancellation);
        return RunReport.Of(
            RunView.Of(instance, records), records, organization, procedures, host.Simulated, await AfterwardsAsync(run, records, cancellation), await decisions.LateAsync(run, cancellation));
    }

    // What was done in an emergency is approved when the run, and so its evidence, may be over.
    private async Task<IReadOnlyList<Approval>> AfterwardsAsync(string run, IReadOnlyList<EvidenceRecord> records, CancellationToken cancellation)
    {
        var found = new List<Approval>();
        foreach (var plan in records.Where(r => r.Entry.Kind is EvidenceKind.Planned).Select(r => r.Details<Plan>().Hash()).Distinct(StringComparer.Ordinal))
        {
            if (await decisions.FindAsync(run, plan, ApprovalSlot.Afterwards, cancellation) is { } approval)
            {
                found.Add(approval);
            }
        }

        return found;
    }
}
