using HybridTrust.Jobs;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.HostChannel;
using HybridTrust.Runner.Journal;
using HybridTrust.Runner.Policy;

namespace HybridTrust.Runner.Work;

/// <summary>Asked before every single change: what held when the job was taken may hold no longer.</summary>
internal sealed class StepGate(
    Job job, RunnerJournal journal, PolicyFile policy, OrganizationPin pin, IHostChannel host, TimeProvider time, CancellationToken stop)
{
    /// <summary>The reason why the next change must not be started, or null.</summary>
    /// <exception cref="OperationCanceledException">The runner is asked to stop; the batch goes on when it is started again.</exception>
    public async Task<string?> MayStartAsync(CancellationToken cancellation)
    {
        stop.ThrowIfCancellationRequested();

        // The host last: whoever held the run while it was asked is heard.
        return Expired() ?? Overtaken() ?? await ForbiddenAsync(cancellation) ?? await host.ObjectionAsync(job.JobId, cancellation);
    }

    private string? Expired() => time.GetUtcNow() < job.ExpiresAt ? null :
        $"Job {job.JobId} expired at {job.ExpiresAt:u} before this step; the steps before it are done. Start the run again to plan the rest.";

    private string? Overtaken() => journal.HighestFence(job.Batch.Organization.ExchangeOrganization) is var highest && highest <= job.Fence ? null :
        $"A newer run (fence {highest}) took over organization {job.Batch.Organization.Name} before this step; this run has fence {job.Fence}. " +
        "The steps before it are done. Start the run again when the other is over.";

    private async Task<string?> ForbiddenAsync(CancellationToken cancellation) => policy.Read() switch
    {
        Reading<LocalPolicy>.Valid(var now) => PolicyCheck.OfChange(now, time.GetUtcNow())?.Explanation ?? await pin.CheckAsync(now, cancellation),
        Reading<LocalPolicy>.Invalid(var problems) => LocalChecks.NotValid(problems).Explanation,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
