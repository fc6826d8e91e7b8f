using HybridTrust.Evidence;
using HybridTrust.Runs.Activities;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Turns;

/// <summary>Waits until the run has ended that was there first.</summary>
internal sealed class TurnWait(RunSession run)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(30);

    /// <summary>Why the run is over: somebody cancelled it. Null when it is its turn.</summary>
    public async Task<string?> WaitAsync()
    {
        if (run.Request.Behind is not { } ahead)
        {
            return null;
        }

        var sentence = $"{ahead} of {run.Organization.Name} was there first; this run begins when that one has ended.";
        await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, ahead));
        await run.TellTicketAsync("queued", sentence);
        for (var patience = TimeSpan.FromSeconds(5); ; patience = patience * 2 < LongestWait ? patience * 2 : LongestWait)
        {
            if (await run.Orders.CancelledAsync() is { } over)
            {
                return over;
            }

            if ((await run.Workflow.CallActivityAsync(RunActivities.HasEnded, ahead, RetryPolicy.Safe)).Required())
            {
                return null;
            }

            run.Publish(RunPhase.Waiting, $"{sentence} If it never will, cancel this one and deliver its ticket again with the next attempt.");
            await run.Orders.WaitForNextAsync(run.Workflow.UtcNow + patience);
        }
    }
}
