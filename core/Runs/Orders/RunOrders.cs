using HybridTrust.Evidence;
using HybridTrust.Runs.Activities;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Orders;

/// <summary>How a run obeys orders: it waits while it is held, and says when it is over. Host and runners read the orders before each change too.</summary>
internal sealed class RunOrders(RunSession run)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    private int _given;

    /// <summary>Waits until nobody holds the run.</summary>
    /// <param name="hash">The plan.</param>
    /// <param name="changes">How many changes it has.</param>
    /// <returns>Why the run is over: somebody cancelled it. Null when it may go on.</returns>
    public async Task<string?> WaitWhileHeldAsync(string hash, int changes)
    {
        var patience = TimeSpan.FromMinutes(15);
        StandingOrder? obeyed = null;
        while (true)
        {
            var reading = await ReadAsync();
            if (reading.Standing is not { } standing)
            {
                await GoOnAsync(obeyed, reading);
                return null;
            }

            if (standing.Order.Kind is OrderKind.Cancel)
            {
                await run.RecordAsync(run.Entry(EvidenceKind.Ordered, standing.Order.By, standing.Sentence, standing));
                return standing.Sentence;
            }

            if (standing != obeyed)
            {
                obeyed = standing;
                await run.RecordAsync(run.Entry(EvidenceKind.Ordered, standing.Order.By, standing.Sentence, standing));
                await run.TellTicketAsync(run.Key($"held-{reading.Given}"), $"{standing.Sentence} Nothing is changed until somebody resumes it.");
            }

            // Before each wait: the window or another run may have had the word in between.
            run.Publish(RunPhase.Held, $"{standing.Sentence} Nothing is changed until somebody resumes it.", hash, changes: changes);
            await WaitForNextAsync(run.Workflow.UtcNow + patience);

            // A notice may be lost between two orders at the same moment; a look now and then finds them.
            patience = patience * 2 < LongestWait ? patience * 2 : LongestWait;
        }
    }

    /// <summary>Why the run is over, or null; held runs go on waiting for what they wait for.</summary>
    public async Task<string?> CancelledAsync()
    {
        if ((await ReadAsync()).Standing is not { Order.Kind: OrderKind.Cancel } cancelled)
        {
            return null;
        }

        await run.RecordAsync(run.Entry(EvidenceKind.Ordered, cancelled.Order.By, cancelled.Sentence, cancelled));
        return cancelled.Sentence;
    }

    /// <summary>Waits for a time, held or not; gives why the run is over as soon as somebody cancels it. The orders were read before.</summary>
    public async Task<string?> WaitUnlessCancelledAsync(DateTimeOffset until)
    {
        do
        {
            await WaitForNextAsync(until);
            if (await CancelledAsync() is { } over)
            {
                return over;
            }
        }
        while (run.Workflow.UtcNow < until);
        return null;
    }

    /// <summary>Whether an order stopped, or may have stopped, what began at a time.</summary>
    public async Task<bool> InterruptedSinceAsync(DateTimeOffset began)
    {
        var reading = await ReadAsync();
        return reading.Standing is not null || reading.Last?.Order.At >= began;
    }

    /// <summary>Waits for a time, or for another order than those read last.</summary>
    public Task WaitForNextAsync(DateTimeOffset until) => run.Workflow.WaitForEventAsync<OrderNotice>(OrderNotice.EventName(_given), until);

    private async Task GoOnAsync(StandingOrder? obeyed, OrderReading reading)
    {
        if (obeyed is not null && reading.Last is { } last)
        {
            var sentence = $"{last.Order.By} resumed {last.Scope} at {last.Order.At:u}.";
            await run.RecordAsync(run.Entry(EvidenceKind.Ordered, last.Order.By, sentence, last));
            await run.TellTicketAsync(run.Key($"resumed-{reading.Given}"), sentence);
        }
    }

    private async Task<OrderReading> ReadAsync()
    {
        var reading = (await run.Workflow.CallActivityAsync(RunActivities.ReadOrders, run.Id, RetryPolicy.Safe)).Required();
        _given = reading.Given;
        return reading;
    }
}
