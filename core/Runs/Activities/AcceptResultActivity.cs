using HybridTrust.Certificates;
using HybridTrust.Evidence;
using HybridTrust.Jobs;
using HybridTrust.Records;
using HybridTrust.Workflows;

namespace HybridTrust.Runs.Activities;

/// <summary>
/// Opens the result that was recorded for a job and checks it again: an event raised behind the API's back brings nothing.
/// Certificates that the runner read go to the records, so the history carries thumbprints only.
/// </summary>
internal sealed class AcceptResultActivity(IRecords records, RunnerStore runners) : Activity<ResultToAccept, AcceptedResult>
{
    public override async Task<AcceptedResult> RunAsync(ResultToAccept input, CancellationToken cancellation)
    {
        var stored = await records.FindAsync(JobResultNotice.Key(input.JobId), cancellation)
            ?? throw new PermanentFailureException($"Job {input.JobId} was reported done, but no result is recorded. Somebody raised the event by hand.");
        var runner = await runners.FindAsync(input.Runner, cancellation)
            ?? throw new PermanentFailureException($"Runner '{input.Runner}' is not enrolled (any more); its result was not taken.");
        if (runner.WhyRevoked() is { } revoked)
        {
            throw new PermanentFailureException($"The result of job {input.JobId} was not taken. {revoked}");
        }

        var opening = JobResultEnvelope.Open(stored.Content, runner.Certificate, input.JobId, input.EnvelopeHash, input.Runner);
        if (opening is not Opening<JobResult>.Opened { Value: var result })
        {
            var refusal = ((Opening<JobResult>.Refused)opening).Refusal;
            throw new PermanentFailureException($"The recorded result of job {input.JobId} was refused ({refusal.Reason}): {refusal.Explanation}");
        }

        var certificates = new RecordedCertificates(records, input.Run);
        foreach (var certificate in result.Certificates)
        {
            await certificates.OfferAsync(certificate, cancellation);
        }

        return new AcceptedResult(result.Batch, result.Refusal, new BatchEvidence(
            $"runner {input.Runner}",
            result.ToolVersion,
            result.ToolHash,
            input.JobId,
            input.EnvelopeHash,
            EnvelopeHash.Of(stored.Content.Span),
            runner.Certificate.Thumbprint));
    }
}
