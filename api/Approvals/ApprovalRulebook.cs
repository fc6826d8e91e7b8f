using HybridTrust.Organizations;
using HybridTrust.Runs;
using HybridTrust.Runs.Turns;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Approvals;

/// <summary>Knows the rules for a run's approval: those of its organization's profile, as they are now.</summary>
public sealed class ApprovalRulebook(OrganizationStore organizations, AttachmentStore attachments)
{
    /// <summary>The rules for a run.</summary>
    internal async Task<ApprovalRules> OfAsync(WorkflowInstance run, CancellationToken cancellation)
    {
        var request = run.Input<RunRequest>();
        var policy = (await organizations.FindAsync(request.Organization, cancellation))?.Approval ?? new ApprovalPolicy();
        return new ApprovalRules(run.InstanceId, request, await attachments.OfAsync(run.InstanceId, cancellation), policy);
    }
}
