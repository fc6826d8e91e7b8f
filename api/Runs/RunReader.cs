using System.Text.RegularExpressions;
using HybridTrust.Api.Problems;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runs;

/// <summary>Finds a run by the id in an address.</summary>
public sealed partial class RunReader(IWorkflowClient workflows)
{
    /// <summary>The run's instance.</summary>
    /// <exception cref="RequestRefusedException">There is no such run, or nothing but its id can be read; an id that no run could have is simply not found.</exception>
    public async Task<WorkflowInstance> FindAsync(string id, CancellationToken cancellation)
    {
        if (!IsRunId(id))
        {
            throw new RequestRefusedException(ProblemKind.NotFound,
                "There is no run with that id; ids are 'run-' and 20 hex digits. GET /api/runs lists the runs.");
        }

        return await workflows.FindAsync(id, cancellation) switch
        {
            { } instance when IsRun(instance) => instance,
            { Status: InstanceStatus.Held, Failure: { } damage } => throw new RequestRefusedException(ProblemKind.HistoryDamaged,
                $"{damage.Message} What the run did is at /api/runs/{id}/evidence, which is kept apart."),
            _ => throw new RequestRefusedException(ProblemKind.NotFound, $"There is no run {id} on this host. GET /api/runs lists the runs."),
        };
    }

    /// <summary>Whether an instance is a run, and not a child of one.</summary>
    public static bool IsRun(WorkflowInstance instance) =>
        string.Equals(instance.Name, RunWorkflow.Reference.Name, StringComparison.Ordinal) && IsRunId(instance.InstanceId);

    /// <summary>Whether a run could have this id.</summary>
    public static bool IsRunId(string id) => Allowed().IsMatch(id);

    [GeneratedRegex(@"\Arun-[0-9a-f]{20}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Allowed();
}
