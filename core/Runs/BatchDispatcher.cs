using System.Globalization;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Plans;
using HybridTrust.Runs.Activities;
using HybridTrust.Steps;
using HybridTrust.Workflows;

namespace HybridTrust.Runs;

/// <summary>Sends a batch to its executor: an activity for the cloud, a signed job for a runner.</summary>
internal sealed class BatchDispatcher(RunSession run)
{
    /// <summary>How long a job waits for its runner and may work. No step is started afterwards.</summary>
    public static readonly TimeSpan JobLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Sends it and waits for what came of it.</summary>
    /// <param name="executor">Who carries it out.</param>
    /// <param name="batch">What to do.</param>
    /// <param name="stage">The stage that it is of.</param>
    /// <param name="planHash">The approved plan; null while nothing is changed.</param>
    /// <param name="terms">On what terms it may change something; null for a batch that only reads.</param>
    /// <param name="attempt">From 1; grows when what a maintenance window or a hold left of a stage is carried on.</param>
    public async Task<BatchOutcome> DispatchAsync(
        Executor executor, BatchRequest batch, int stage, string? planHash = null, ChangeTerms? terms = null, int attempt = 1) =>
        executor.Runner is { } runner
            ? await AskRunnerAsync(runner, batch, stage, planHash, terms, attempt)
            : await AskCloudAsync(batch, stage, terms, attempt);

    private async Task<BatchOutcome> AskCloudAsync(BatchRequest batch, int stage, ChangeTerms? terms, int attempt)
    {
        var correlation = string.Create(CultureInfo.InvariantCulture, $"r{run.Round}-s{stage}{(attempt > 1 ? $"-{attempt}" : "")}");
        var journal = batch.Mode is BatchMode.Inspect ? null : correlation;
        var result = await run.Workflow.CallActivityAsync(
            RunActivities.RunCloudBatch, new CloudBatch(run.Id, terms, journal, batch), RetryPolicy.Safe);
        return result switch
        {
            Outcome<BatchResult>.Completed done => new BatchOutcome.Done(done.Value,
                new BatchEvidence("cloud", run.Host.Version, run.Host.ToolHash, Fence: terms?.Fence ?? 0, Correlation: $"{run.Id}/{correlation}")),
            Outcome<BatchResult>.Failed failed => new BatchOutcome.Unknown($"The cloud steps could not be carried out: {failed.Failure.Message}"),
            _ => throw new InvalidOperationException("An outcome is completed or failed."),
        };
    }

    private async Task<BatchOutcome> AskRunnerAsync(string runner, BatchRequest batch, int stage, string? planHash, ChangeTerms? terms, int attempt)
    {
        var workflow = run.Workflow;
        var id = JobId.Of(runner, run.Id, run.Round, stage, attempt);
        var job = new Job(
            Job.CurrentVersion, id, runner, run.Id, stage, planHash, terms?.Fence ?? 0,
            workflow.UtcNow, workflow.UtcNow + JobLifetime, workflow.NewGuid().ToString("N"), batch);
        run.RunnerJobs++;

        var signed = await workflow.CallActivityAsync(RunActivities.SignJob, job, RetryPolicy.Safe);
        if (signed is Outcome<JobDispatch>.Failed unsigned)
        {
            return new BatchOutcome.Refused($"Nothing was sent to runner '{runner}': {unsigned.Failure.Message}");
        }

        var dispatch = signed.Required() with { Terms = terms };
        var ending = (await workflow.CallChildAsync(JobWorkflow.Reference, id, dispatch)).Required();
        if (ending.ResultHash is null)
        {
            return new BatchOutcome.Unknown(
                $"Runner '{runner}' did not answer job {id} within {JobLifetime.TotalMinutes:0} minutes. " +
                "See whether its service runs on its server and reaches this host, then start the run again.");
        }

        var accepted = await workflow.CallActivityAsync(
            RunActivities.AcceptResult,
            new ResultToAccept(run.Id, id, runner, EnvelopeHash.Of(dispatch.Envelope)),
            RetryPolicy.Safe);
        return accepted switch
        {
            Outcome<AcceptedResult>.Completed { Value: { Batch: { } done } result } =>
                new BatchOutcome.Done(done, result.Evidence with { Fence = job.Fence, Correlation = job.Nonce }),
            Outcome<AcceptedResult>.Completed { Value: { Refusal: { } refusal } } =>
                new BatchOutcome.Refused($"Runner '{runner}' refused the job: {refusal.Explanation}"),
            Outcome<AcceptedResult>.Failed failed => new BatchOutcome.Unknown(failed.Failure.Message),
            _ => throw new InvalidOperationException("A result has a batch or a refusal."),
        };
    }
}
