using HybridTrust.Jobs;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>
/// Signs a job. The signature is made outside the orchestration, because it needs the vault; and nothing is signed for a runner that
/// cannot take it: the plan says so at once, not when the job has expired.
/// </summary>
internal sealed class SignJobActivity(IJobSigner signer, RunnerStore runners, SightingStore sightings, TimeProvider time) : Activity<Job, JobDispatch>
{
    public override async Task<JobDispatch> RunAsync(Job input, CancellationToken cancellation)
    {
        var runner = await runners.FindAsync(input.Runner, cancellation)
            ?? throw new PermanentFailureException(
                $"Runner '{input.Runner}' is not enrolled on this host. Invite it ('hybridtrust runner invite {input.Runner}'), enrol it on its server, then start the run again.");
        var why = runner.WhyRevoked()
            ?? (await sightings.FindAsync(input.Runner, cancellation))?.WhyClockIsWrong(input.Runner, time.GetUtcNow());
        return why is not null
            ? throw new PermanentFailureException(why)
            : new JobDispatch(input.Runner, await JobEnvelope.SealAsync(signer, input, cancellation), input.ExpiresAt);
    }
}
