using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Signs a job. The signature is made outside the orchestration, because it needs the vault.</summary>
internal sealed class SignJobActivity(IJobSigner signer) : Activity<Job, JobDispatch>
{
    public override async Task<JobDispatch> RunAsync(Job input, CancellationToken cancellation) =>
        new(input.Runner, await JobEnvelope.SealAsync(signer, input, cancellation), input.ExpiresAt);
}
