using System.Text.RegularExpressions;
using HybridTrust.Api.Problems;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runners;

/// <summary>Finds the job that a runner speaks of.</summary>
public sealed partial class WaitingJobs(IWorkflowClient workflows)
{
    // Another runner's job is not found either: a runner learns nothing about its neighbours.
    /// <summary>The job.</summary>
    /// <exception cref="RequestRefusedException">The runner has no such job.</exception>
    internal async Task<WaitingJob> FindAsync(string id, string runner, CancellationToken cancellation) =>
        Allowed().IsMatch(id)
        && await workflows.FindAsync(id, cancellation) is { } instance
        && PendingJobs.DispatchOf(instance) is { } dispatch
        && string.Equals(dispatch.Runner, runner, StringComparison.Ordinal)
            ? new WaitingJob(instance, dispatch)
            : throw new RequestRefusedException(ProblemKind.NotFound,
                $"Runner '{runner}' has no such job on this host. Use the id that GET /api/runner/jobs gave with the envelope.");

    [GeneratedRegex(@"\Ajob-[a-z0-9-]{1,116}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
