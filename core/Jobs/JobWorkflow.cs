using HybridTrust.Workflows;

namespace HybridTrust.Jobs;

/// <summary>
/// One job on its way to a runner. It exists so that a pending job is a durable instance that a query by prefix finds, without a queue:
/// its input is the envelope, its end the result's notice.
/// </summary>
public sealed class JobWorkflow : Workflow<JobDispatch, JobEnding>
{
    /// <summary>The orchestration's name.</summary>
    public static readonly WorkflowReference<JobDispatch, JobEnding> Reference = new("Job");

    /// <inheritdoc />
    public override async Task<JobEnding> RunAsync(IWorkflow workflow, JobDispatch input) =>
        await workflow.WaitForEventAsync<JobResultNotice>(JobResultNotice.EventName, input.ExpiresAt) switch
        {
            EventOutcome<JobResultNotice>.Received received => new JobEnding(received.Payload.ResultHash),
            _ => new JobEnding(ResultHash: null),
        };
}
