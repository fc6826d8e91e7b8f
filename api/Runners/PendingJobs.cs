using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runners;

/// <summary>The jobs that wait for a runner: running instances found by prefix, compared exactly, still worth doing.</summary>
public sealed class PendingJobs(IWorkflowClient workflows, IRecords records, TimeProvider time)
{
    /// <summary>The runner's jobs, oldest first.</summary>
    public async Task<IReadOnlyList<PendingJob>> OfAsync(string runner, CancellationToken cancellation)
    {
        var pending = new List<PendingJob>();
        await foreach (var instance in workflows.QueryAsync(JobId.PrefixOf(runner), InstanceStatus.Running, cancellation))
        {
            // The prefix of 'exch' finds the jobs of 'exch-2' too.
            if (DispatchOf(instance) is { } dispatch
                && string.Equals(dispatch.Runner, runner, StringComparison.Ordinal)
                && dispatch.ExpiresAt > time.GetUtcNow()
                && await records.FindAsync(JobResultNotice.Key(instance.InstanceId), cancellation) is null)
            {
                pending.Add(new PendingJob(instance.InstanceId, dispatch.Envelope));
            }
        }

        return pending;
    }

    /// <summary>The dispatch of an instance, or null when it is no job.</summary>
    public static JobDispatch? DispatchOf(WorkflowInstance instance) =>
        string.Equals(instance.Name, JobWorkflow.Reference.Name, StringComparison.Ordinal) ? instance.Input<JobDispatch>() : null;
}
