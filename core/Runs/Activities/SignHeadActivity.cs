using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Signs the head of a run's evidence: outside the orchestration, because it needs the vault, and so that a replay finds the same signature.</summary>
internal sealed class SignHeadActivity(IJobSigner signer) : Activity<HeadToSign, SignedHead>
{
    public override Task<SignedHead> RunAsync(HeadToSign input, CancellationToken cancellation) =>
        SignedHead.SealAsync(signer, input.Run, input.Head, cancellation);
}
