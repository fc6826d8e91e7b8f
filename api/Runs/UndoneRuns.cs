using HybridTrust.Api.Problems;
using HybridTrust.Json;
using HybridTrust.Runs;
using HybridTrust.Workflows;

namespace HybridTrust.Api.Runs;

/// <summary>Knows which runs can be put back.</summary>
public sealed class UndoneRuns(RunReader runs)
{
    /// <summary>What a run was asked for that is to be put back.</summary>
    /// <exception cref="RequestRefusedException">There is no such run, it has not ended, or it is none that undo puts back.</exception>
    public async Task<RunRequest> FindAsync(string run, CancellationToken cancellation)
    {
        var instance = await runs.FindAsync(run, cancellation);
        var earlier = instance.Input<RunRequest>();
        if (earlier.Action is not RunAction.Apply)
        {
            throw new RequestRefusedException(ProblemKind.NothingToUndo, earlier.Action is RunAction.Rotate
                ? $"Run {run} was asked to rotate, and undo does not put that back: a date that was set cannot be taken back, and a certificate that was replaced is not published again. Cancel it while it waits; afterwards rotate once more."
                : $"Run {run} was asked to {TrustJson.Serialize(earlier.Action).Trim('"')} and changed nothing of its own. Only a run that applied something can be undone.");
        }

        return instance.Status is not InstanceStatus.Running
            ? earlier
            : throw new RequestRefusedException(ProblemKind.RunNotEnded, $"Run {run} has not ended, so what it changes is not known yet. Undo it when it has.");
    }
}
