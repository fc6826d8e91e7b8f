using HybridTrust.Runner.Journal;
using HybridTrust.Steps;

namespace HybridTrust.Runner.Work;

/// <summary>The result of a batch that a fault of the program ended: what the journal knows is reported, and it is not tried again.</summary>
internal static class BrokenBatch
{
    /// <summary>Finished steps as they are, the first other one failed, the rest not reached.</summary>
    public static BatchResult Of(BatchRequest request, JobHistory history, Exception fault, DateTimeOffset now)
    {
        var results = new List<StepResult>();
        var broken = false;
        foreach (var order in request.Steps)
        {
            if (history.Finished.GetValueOrDefault(order.Step) is { } finished)
            {
                results.Add(finished);
            }
            else if (broken)
            {
                results.Add(new StepResult(order.Step, StepAction.NotReached, null, null, "An earlier step stopped the batch.", now, now));
            }
            else
            {
                broken = true;
                results.Add(new StepResult(order.Step, StepAction.Failed, history.Started.GetValueOrDefault(order.Step), null,
                    $"A fault in the runner stopped this step ({fault.GetType().Name}: {fault.Message}). " +
                    "It may be half done: verify the organization, and send the runner's log with a report.", now, now));
            }
        }

        return new BatchResult(results, history.Facts ?? request.Facts);
    }
}
