using HybridTrust.Evidence;
using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Plans the way back at once when a run could not finish, where the profile has it so.</summary>
internal sealed class WayBackAfterFailure(RunSession run)
{
    /// <summary>The result with what became of the way back.</summary>
    public async Task<RunResult> TakeAsync(RunResult result)
    {
        if (run.Organization.OnFailure is not OnFailure.Undo
            || run is not { Request.Action: RunAction.Apply, Applied: > 0 }
            || result.Outcome is not (RunOutcome.Failed or RunOutcome.StoppedSafely)
            || await run.Orders.CancelledAsync() is not null)
        {
            return result;
        }

        var undo = new RunRequest(
            RunRequest.CurrentVersion, run.Organization.Name, RunAction.Undo, run.Request.Procedures, run.Request.Ticket, run.Request.RequestedBy, Attempt: 1)
        {
            Undoes = run.Workflow.InstanceId,
        };
        var id = RunId.Of(undo);
        var sentence = $"{result.Sentence} The profile of {run.Organization.Name} has the way back planned at once: run {id}, which waits for approval like any other.";
        await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, result));
        await run.TellTicketAsync(run.Key("way-back"), sentence);
        run.Publish(RunPhase.Waiting, sentence, result.PlanHash, changes: result.Changes);
        return await run.Workflow.CallChildAsync(RunWorkflow.Reference, id, undo) switch
        {
            Outcome<RunResult>.Completed { Value: var back } => result with { Sentence = $"{result.Sentence} The way back, {id}: {back.Sentence}" },
            Outcome<RunResult>.Failed { Failure: var failure } => result with { Sentence = $"{result.Sentence} The way back, {id}, failed: {failure.Message}" },
            _ => throw new InvalidOperationException("An outcome is completed or failed."),
        };
    }
}
