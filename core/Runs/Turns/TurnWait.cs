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

            var seen = (await run.Workflow.CallActivityAsync(RunActivities.ReadAhead, new AheadToRead(ahead, run.Organization.Name), RetryPolicy.Safe)).Required();
            if (seen.Over)
            {
                await PassAsync(ahead, seen);
                return null;
            }

            run.Publish(RunPhase.Waiting, $"{sentence} Should it be stuck, cancel it: hybridtrust cancel {ahead}.");
            await run.Orders.WaitForNextAsync(run.Workflow.UtcNow + patience);
        }
    }

    // What died may have left something half-done; this run inspects everything anyway, and people should know why it does not wait.
    private async Task PassAsync(string ahead, AheadReading seen)
    {
        if (seen.Trouble is { } trouble)
        {
            var sentence = $"{ahead} did not end as runs do: {trouble} This run passes it and looks at everything anew; what that one changed is in its evidence.";
            await run.RecordAsync(run.Entry(EvidenceKind.Noted, sentence, seen));
            await run.TellTicketAsync("passed", sentence);
        }
    }
}
