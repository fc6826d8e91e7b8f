using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Reads the recorded decision on a plan and checks it once more.</summary>
internal sealed class VerifyApprovalActivity(ApprovalCheck check) : Activity<ApprovalTerms, ApprovalVerdict>
{
    public override Task<ApprovalVerdict> RunAsync(ApprovalTerms input, CancellationToken cancellation) => check.VerifyAsync(input, cancellation);
}
