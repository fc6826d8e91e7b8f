using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>Signs the head of a run's evidence: outside the orchestration, because it needs the vault, and so that a replay finds the same signature.</summary>
internal sealed class SignHeadActivity(IJobSigner signer, AnnouncementStore announcements) : Activity<HeadToSign, SignedHead>
{
    public override async Task<SignedHead> RunAsync(HeadToSign input, CancellationToken cancellation)
    {
        // Who reads the evidence in a year has the file, and may know no signer but the first.
        var announced = await announcements.AllAsync(cancellation);
        var head = await SignedHead.SealAsync(signer, input.Run, input.Head, cancellation);
        return announced.Count == 0 ? head : head with { Announcements = announced };
    }
}
